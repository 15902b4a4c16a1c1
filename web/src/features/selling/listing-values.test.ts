import { BLANK, listingSchema, toMinor, toValues } from './listing-values';

const filled = {
  ...BLANK,
  title: 'The Paper Lanterns',
  price: { amount: '45,50', currency: 'eur' },
  city: 'Berlin',
  startsAt: '2090-07-13T20:00',
};

test.each([
  ['45', 'usd', 4500],
  ['45.5', 'usd', 4550],
  ['45,50', 'eur', 4550],
  ['9800', 'jpy', 9800],
])('reads %s %s as %d', (text, currency, amount) => {
  expect(toMinor(text, currency)).toBe(amount);
});

test.each([
  ['', 'usd'],
  ['cheap', 'usd'],
  ['1.234,50', 'eur'],
  ['9800.50', 'jpy'],
  ['-5', 'usd'],
])('does not guess what %p %s means', (text, currency) => {
  expect(toMinor(text, currency)).toBeNaN();
});

test('says what the fields say, and shows it again as it was', () => {
  const details = listingSchema.parse(filled);
  expect(details).toMatchObject({
    price: { amount: 4550, currency: 'eur' },
    startsAt: '2090-07-13T18:00:00.000Z',
    venue: null,
  });
  expect(toValues(details)).toEqual({ ...filled, price: { amount: '45.50', currency: 'eur' } });
});

test('errors carry the names of the fields', () => {
  const { error } = listingSchema.safeParse({
    ...filled,
    title: ' ',
    price: { amount: 'x', currency: 'eur' },
    startsAt: '2001-01-01T10:00',
  });
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['title', 'price.amount', 'startsAt']);
});
