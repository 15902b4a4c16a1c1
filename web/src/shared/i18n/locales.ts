import { en, type Messages } from './messages/en';

/** The languages of the storefront. One more is a file beside messages/en and a line here. */
export const LANGUAGES = {
  en: { name: 'English', load: async () => en },
  de: { name: 'Deutsch', load: async () => (await import('./messages/de')).de },
} as const satisfies Record<string, { name: string; load: () => Promise<Messages> }>;

export type Language = keyof typeof LANGUAGES;

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(LANGUAGES, value);

const STORED = 'language';

/** The language that the visitor chose, else the first of the browser's that we speak. */
export function preferredLanguage(stored: string | null, preferred: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  return preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

export const currentLanguage = (): Language => preferredLanguage(localStorage.getItem(STORED), navigator.languages);

export const storeLanguage = (language: Language) => localStorage.setItem(STORED, language);

/** The visitor's own variant of the language, such as en-GB, for numbers and dates. */
export const localeOf = (language: Language, preferred: readonly string[]): string =>
  preferred.find((tag) => tag.toLowerCase().startsWith(language) && isKnown(tag)) ?? language;

/** Chromium hands on what the system says, also "en-US@posix", which Intl throws at. */
function isKnown(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
