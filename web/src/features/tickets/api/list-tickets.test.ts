import { toQuery } from './list-tickets';

test('the next events come first', () => {
  expect(toQuery({})).toMatchObject({ sort: 'date', limit: 24 });
  expect(toQuery({ sort: 'price-high' })).toMatchObject({ sort: '-price' });
});

test('a day is a whole day on the clock of the visitor', () => {
  const { startsAfter = '', startsBefore = '' } = toQuery({ from: '2030-05-01', to: '2030-05-01' });
  expect(new Date(startsAfter)).toEqual(new Date(2030, 4, 1));
  expect(new Date(startsBefore)).toEqual(new Date(2030, 4, 2));
});

test('prices are told in minor units of their currency, and not without one', () => {
  expect(toQuery({ currency: 'eur', minPrice: '45,5', maxPrice: '80' })).toMatchObject({
    currency: 'eur',
    minPrice: 4550,
    maxPrice: 8000,
  });
  expect(toQuery({ currency: 'jpy', maxPrice: '9800' }).maxPrice).toBe(9800);
  expect(toQuery({ maxPrice: '80' }).maxPrice).toBeUndefined();
});
