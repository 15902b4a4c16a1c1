import '../../../../../shared/contracts/issue-messages';
import { ticketDetailsSchema } from '../../../../../shared/contracts/http/tickets';
import { signInSchema, signUpSchema } from '../../../../../shared/contracts/http/users';
import { germanIssue } from './german-issues';

const LONG = 'x'.repeat(10_000);
const money = { amount: 4500, currency: 'eur' };

/** Everything that the forms can get wrong, as the schemas say it. The price has words of its own. */
const issues = [
  signUpSchema.safeParse({ name: ' ', email: 'nobody', password: 'short' }),
  signUpSchema.safeParse({ name: LONG, email: `${LONG}@example.com`, password: LONG }),
  signInSchema.safeParse({ email: '', password: '' }),
  ticketDetailsSchema.safeParse({ title: ' ', category: 'sport', price: money, startsAt: '2001-01-01T00:00:00Z' }),
  ticketDetailsSchema.safeParse({ title: LONG, category: 'sport', price: money, startsAt: 'soon', venue: LONG }),
  ticketDetailsSchema.safeParse({
    title: 'a\u0000',
    category: 'sport',
    price: money,
    startsAt: '9999-06-01T00:00:00Z',
  }),
].flatMap(({ error }) => error?.issues.map(({ message }) => message) ?? []);

/** What only the API can know. */
const refusals = [
  'has an account already',
  'is wrong',
  'is too easy to guess; choose another one',
  'must have at least 8 characters besides your email, your name and "ticketing"',
];

test.each([...new Set(issues), ...refusals])('there is German for: %s', (message) => {
  const german = germanIssue('Feld', message);
  expect(german).toMatch(/^Feld (fehlt|braucht|darf|muss|hat|enthält|ist) ?/);
  expect(german).not.toMatch(/must|such as|another/);
});

test('numbers are kept', () => {
  expect(germanIssue('Passwort', 'must have at least 8 characters')).toBe('Passwort braucht mindestens 8 Zeichen');
});

test('what is new is shown as it is', () => {
  expect(germanIssue('Titel', 'must rhyme')).toBe('Titel: must rhyme');
});
