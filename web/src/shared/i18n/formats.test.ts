import { createFormats } from './formats';

const INSTANT = '2030-07-13T10:30:00Z';
/** Intl separates some parts by kinds of spaces that look alike. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test.each([
  ['Tokyo', '19:30'],
  ['New York', '6:30'],
  ['Auckland', '22:30'],
])('tells an event on the clocks of %s', (city, time) => {
  const { eventShort, eventDay } = createFormats('en-GB');
  expect(eventShort(INSTANT, city)).toMatch(new RegExp(`^Sat,? 13 Jul.* 0?${time}$`));
  expect(eventDay(INSTANT, city)).toEqual({ day: '13', month: 'Jul' });
});

test.each(['Atlantis', null])("tells an event in an unknown city, %p, on the visitor's own clock", (city) => {
  const { eventShort } = createFormats('en-GB');
  const own = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit' }).format(new Date(INSTANT));
  expect(eventShort(INSTANT, city)).toContain(own);
});

test.each([
  ['en', { amount: 4500, currency: 'usd' }, '$45.00'],
  ['de', { amount: 123456, currency: 'gbp' }, '1.234,56 £'],
  ['en', { amount: 9800, currency: 'jpy' }, '¥9,800'],
  ['en', { amount: 11000, currency: 'chf' }, 'CHF 110.00'],
  ['de', { amount: 1450000, currency: 'huf' }, '14.500,00 HUF'],
] as const)('in %s writes %o as %s', (locale, money, text) => {
  expect(plain(createFormats(locale).price(money))).toBe(text);
});
