import { formatPrice } from './format-price';

/** Intl separates some codes from the number by a no-break space. */
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

test.each([
  [{ amount: 4500, currency: 'usd' }, '$45.00'],
  [{ amount: 123456, currency: 'gbp' }, '£1,234.56'],
  [{ amount: 9800, currency: 'jpy' }, '¥9,800'],
  [{ amount: 11000, currency: 'chf' }, 'CHF 110.00'],
  [{ amount: 1450000, currency: 'huf' }, 'HUF 14,500.00'],
] as const)('writes %o as %s', (money, text) => {
  expect(plain(formatPrice(money))).toBe(text);
});
