import { localeOf, preferredLanguage } from './locales';

test('speaks the language that was chosen, else the first that browser and storefront share', () => {
  expect(preferredLanguage('de', ['en-GB'])).toBe('de');
  expect(preferredLanguage(null, ['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(preferredLanguage('klingon', ['fr'])).toBe('en');
});

test("writes numbers and dates as in the visitor's own country", () => {
  expect(localeOf('en', ['de-DE', 'en-GB'])).toBe('en-GB');
  expect(localeOf('de', ['en-US'])).toBe('de');
});

test('passes over a variant that cannot be written in', () => {
  expect(localeOf('en', ['en-US@posix', 'en-AU'])).toBe('en-AU');
  expect(localeOf('en', ['en-US@posix'])).toBe('en');
});
