import { filterParams, readFilter } from './ticket-filter';

const read = (query: string) => readFilter(new URLSearchParams(query));

test('an address says what is looked for, and can be made from it again', () => {
  const query =
    'q=paper+lanterns&category=concert&city=Berlin&from=2030-05-01&currency=eur&maxPrice=45.5&sort=price-low';
  expect(filterParams(read(query)).toString()).toBe(query);
});

test('what makes no sense in an address is not looked for', () => {
  expect(read('q=+&from=soon&minPrice=cheap&currency=gold&sort=luck&available=perhaps&other=1')).toEqual({});
});

test('the usual order needs no mention', () => {
  expect(filterParams(read('sort=soonest')).toString()).toBe('');
});
