import { ticketDetailsSchema } from '../../shared/contracts/http/tickets';
import { TICKET_CATEGORIES } from '../../shared/contracts/tickets';
import { buildCatalogue } from './catalogue';

const catalogue = buildCatalogue();
const distinct = <T>(values: T[]) => new Set(values).size;

test('has at least 60 concerts and sport events, and some of other kinds', () => {
  const main = catalogue.filter(({ category }) => category === 'concert' || category === 'sport');
  expect(main.length).toBeGreaterThanOrEqual(60);
  expect(catalogue.length).toBeGreaterThan(main.length);
  expect(TICKET_CATEGORIES).toEqual(expect.arrayContaining(catalogue.map(({ category }) => category)));
});

test.each(catalogue.map((details) => [details.title, details] as const))('is accepted by the API: %s', (_, details) => {
  expect(ticketDetailsSchema.parse(details)).toEqual(details);
});

test('says of every event where, when and which seat', () => {
  for (const { venue, city, startsAt, seat, description } of catalogue)
    expect([venue, city, startsAt, seat, description]).not.toContain(null);
});

test('spans many cities and currencies', () => {
  expect(distinct(catalogue.map(({ city }) => city))).toBeGreaterThanOrEqual(20);
  expect(distinct(catalogue.map(({ price }) => price.currency))).toBeGreaterThanOrEqual(10);
});

test('prices yen without decimals', () => {
  const tokyo = catalogue.find(({ title }) => title === 'Kumo to Hoshi');
  expect(tokyo?.price).toEqual({ amount: 9800, currency: 'jpy' });
});

test('lies in the future from whenever it is built', () => {
  const now = new Date('2031-12-31T23:59:59Z');
  for (const { startsAt } of buildCatalogue(now)) expect(Date.parse(startsAt ?? '')).toBeGreaterThan(now.getTime());
});

test('names every event differently', () => {
  expect(distinct(catalogue.map(({ title }) => title))).toBe(catalogue.length);
});
