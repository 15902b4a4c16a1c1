/** The words of shared/contracts for what is wrong with a field, each with its German. `$1` stands for a number. */
const ISSUES: [pattern: RegExp, german: string][] = [
  [/^(?:must not be empty|is required)$/, 'fehlt'],
  [/^must have at least (\d+) characters?$/, 'braucht mindestens $1 Zeichen'],
  [/^must have at most (\d+) characters?$/, 'darf höchstens $1 Zeichen haben'],
  [/^must be an email address$/, 'muss eine E-Mail-Adresse sein'],
  [/^has an account already$/, 'hat schon ein Konto'],
  [/^is wrong$/, 'ist falsch'],
  [/^is too easy to guess.*$/, 'ist zu leicht zu erraten; wählen Sie ein anderes'],
  [/^must have at least (\d+) characters besides .*$/, 'braucht neben Name und E-Mail mindestens $1 weitere Zeichen'],
  [/^must lie in the future$/, 'muss in der Zukunft liegen'],
  [/^must lie before the year 9999$/, 'muss vor dem Jahr 9999 liegen'],
  [/^must be an RFC 3339 date.*$/, 'muss Tag und Uhrzeit nennen'],
  [/^must not contain control characters$/, 'enthält unsichtbare Zeichen'],
];

/** "Titel fehlt"; what has no German stays in the words of the API. */
export function germanIssue(label: string, message: string): string {
  const [pattern, german] = ISSUES.find(([known]) => known.test(message)) ?? [];
  return pattern && german ? `${label} ${message.replace(pattern, german)}` : `${label}: ${message}`;
}
