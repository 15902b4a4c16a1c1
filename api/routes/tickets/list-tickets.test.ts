import fc from 'fast-check';
import request from 'supertest';
import { TICKET_SORTS, type TicketSort } from '../../../shared/contracts/http/list-tickets';
import type { Ticket, TicketDetails } from '../../../shared/contracts/tickets';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { newId } from '../../new-id';
import { storeTicket } from '../../testing/documents';
import { createTestApp, type TestApp } from '../../testing/test-app';

let test: TestApp;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase(), { RATE_LIMIT_ADDRESS: '100000' });
});
afterAll(() => test.database.close());

type Query = Record<string, string | number | string[]>;
const list = (query: Query) => request(test.app).get('/api/tickets').query(query);
const titles = (response: request.Response) => response.body.items.map(({ title }: Ticket) => title);

describe('the filters', () => {
  const SELLER = newId();

  beforeAll(async () => {
    const { models } = test.database;
    const store = (title: string, details: Parameters<typeof storeTicket>[1]) =>
      storeTicket(models, { title, sellerId: SELLER, ...details });
    await store('Jazz (Trio)', { city: 'Zürich', price: { amount: 4000, currency: 'chf' } });
    await store('Derby', { category: 'sport', status: 'sold', city: 'Graz', startsAt: '2998-01-01T00:00:00.000Z' });
    await store('Jazz Quartet', { city: 'Graz', venue: 'Stadtsäle', price: { amount: 3000, currency: 'usd' } });
    await store('Folk', { city: null, venue: 'Tromsø Hall', startsAt: null, description: 'From Graz,\nand back' });
    await storeTicket(models, { title: 'Of another seller', city: 'Graz' });
  });

  it.each<[Query, string[]]>([
    [{}, ['Folk', 'Jazz Quartet', 'Derby', 'Jazz (Trio)']],
    [{ q: 'JAZZ graz' }, ['Jazz Quartet']],
    [{ q: 'zurich' }, ['Jazz (Trio)']],
    [{ q: 'dtsal' }, ['Jazz Quartet']],
    [{ q: 'tromso back' }, ['Folk']],
    [{ q: '(trio)' }, ['Jazz (Trio)']],
    [{ q: '.*' }, []],
    [{ q: 'jazz\u0000trio' }, ['Jazz (Trio)']],
    [{ category: 'Sport' }, ['Derby']],
    [{ city: 'GRAZ' }, ['Jazz Quartet', 'Derby']],
    [{ city: ' zurich ' }, ['Jazz (Trio)']],
    [{ city: 'Gra' }, []],
    [{ city: '´' }, []],
    [{ status: 'available' }, ['Folk', 'Jazz Quartet', 'Jazz (Trio)']],
    [{ q: '', status: '', city: '', minPrice: '' }, ['Folk', 'Jazz Quartet', 'Derby', 'Jazz (Trio)']],
    [{ currency: 'CHF' }, ['Jazz (Trio)']],
    [{ currency: 'usd', minPrice: 3001 }, ['Folk', 'Derby']],
    [{ currency: 'usd', maxPrice: 3000 }, ['Jazz Quartet']],
    [{ currency: 'usd', minPrice: 3000, maxPrice: 3000 }, ['Jazz Quartet']],
    [{ startsBefore: '2999-05-01T19:30:00Z' }, ['Derby']],
    [{ startsAfter: '2998-01-01T01:00:00+01:00' }, ['Jazz Quartet', 'Derby', 'Jazz (Trio)']],
    [
      { startsAfter: '2998-01-01T00:00:01Z', startsBefore: '9999-12-31T23:59:59.999Z' },
      ['Jazz Quartet', 'Jazz (Trio)'],
    ],
    [{ sort: 'date' }, ['Derby', 'Jazz Quartet', 'Jazz (Trio)', 'Folk']],
    [{ sort: 'price' }, ['Jazz (Trio)', 'Jazz Quartet', 'Folk', 'Derby']],
    [{ sort: '-price' }, ['Derby', 'Folk', 'Jazz Quartet', 'Jazz (Trio)']],
    [{ sort: 'price', currency: 'usd', status: 'available', q: 'a' }, ['Jazz Quartet', 'Folk']],
  ])('answer %j with %j', async (query, expected) => {
    const response = await list({ seller: SELLER, ...query });
    expect(response.status).toBe(200);
    expect(titles(response)).toEqual(expected);
  });

  it.each<[Query, string]>([
    [{ cursor: 'nonsense' }, 'cursor'],
    [{ limit: 'many' }, 'limit'],
    [{ limit: '1.5' }, 'limit'],
    [{ status: 'lost' }, 'status'],
    [{ seller: 'somebody' }, 'seller'],
    [{ sort: 'title' }, 'sort'],
    [{ currency: 'xyz' }, 'currency'],
    [{ minPrice: 100 }, 'currency'],
    [{ maxPrice: 100 }, 'currency'],
    [{ currency: 'usd', minPrice: -1 }, 'minPrice'],
    [{ currency: 'usd', maxPrice: '45.00' }, 'maxPrice'],
    [{ startsAfter: '2030-05-01' }, 'startsAfter'],
    [{ startsBefore: 'tomorrow' }, 'startsBefore'],
    [{ city: ['Graz', 'Wien'] }, 'city'],
    [{ 'price[$gt]': 1 }, 'price[$gt]'],
    [{ q: 'x'.repeat(201) }, 'q'],
    [{ minprice: 100 }, 'minprice'],
  ])('refuse %j and name %s', async (query, field) => {
    const response = await list(query);
    expect(response.status).toBe(400);
    expect(response.body.errors[0].field).toBe(field);
  });
});

describe('a page', () => {
  const SELLER = newId();
  beforeAll(() =>
    storeMany(
      SELLER,
      Array.from({ length: 101 }, () => ({})),
    ),
  );

  it.each([
    [0, 1],
    [-7, 1],
    [100, 100],
    [101, 100],
    ['9'.repeat(400), 100],
    ['', 20],
  ])('of limit %s has %d items', async (limit, length) => {
    expect((await list({ seller: SELLER, limit })).body.items).toHaveLength(length);
  });

  it('says that it is the last one', async () => {
    const { nextCursor } = (await list({ seller: SELLER, limit: 100 })).body;
    expect((await list({ seller: SELLER, limit: 1, cursor: nextCursor })).body.nextCursor).toBeNull();
  });

  it('has a cursor that is good for its own order only, and only as it was given', async () => {
    const { nextCursor } = (await list({ seller: SELLER, sort: 'price', limit: 1 })).body;
    const flipped = nextCursor.slice(0, -4) + (nextCursor.at(-4) === 'A' ? 'B' : 'A') + nextCursor.slice(-3);
    expect((await list({ seller: SELLER, sort: 'price', cursor: nextCursor })).status).toBe(200);
    for (const [sort, cursor] of [
      ...TICKET_SORTS.filter((other) => other !== 'price').map((other) => [other, nextCursor]),
      ['price', flipped],
      ['price', `${nextCursor}!`],
      ['price', `${nextCursor}AAAA`],
    ]) {
      const response = await list({ seller: SELLER, sort, cursor });
      expect(response.status).toBe(400);
      expect(response.body.errors[0].field).toBe('cursor');
    }
  });
});

describe('turning pages while tickets are listed', () => {
  it.each(TICKET_SORTS)('shows every ticket once and in order, sorted by %s', async (sort) => {
    const ticket = fc.record({
      price: fc.record({ amount: fc.integer({ min: 50, max: 53 }), currency: fc.constantFrom('usd', 'eur') }),
      startsAt: fc.constantFrom(null, '2998-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'),
    }) as fc.Arbitrary<Partial<TicketDetails>>;
    await fc.assert(
      fc.asyncProperty(
        fc.array(ticket, { minLength: 1, maxLength: 12 }),
        fc.array(fc.array(ticket, { maxLength: 3 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 4 }),
        async (before, meanwhile, limit) => {
          const seller = newId();
          const present = await storeMany(seller, before);
          const batches = meanwhile.values();
          const seen = await turnPages({ seller, sort, limit }, async () => {
            await storeMany(seller, batches.next().value ?? []);
          });
          expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
          expect(seen.map(({ id }) => id)).toEqual(expect.arrayContaining(present));
          expect(seen).toEqual(seen.toSorted(COMPARE[sort]));
        },
      ),
      { numRuns: 12 },
    );
  });
});

/** Stores tickets of one seller; answers their ids. */
async function storeMany(sellerId: string, tickets: Partial<TicketDetails>[]): Promise<string[]> {
  const stored = [];
  for (const details of tickets) stored.push(await storeTicket(test.database.models, { sellerId, ...details }));
  return stored.map(({ _id }) => _id);
}

async function turnPages(query: Query, betweenPages: () => Promise<void>): Promise<Ticket[]> {
  const seen: Ticket[] = [];
  let cursor: string | null = '';
  do {
    const { body } = await list({ ...query, cursor });
    expect(body.items.length).toBeLessThanOrEqual(Number(query.limit));
    seen.push(...body.items);
    cursor = body.nextCursor;
    await betweenPages();
  } while (cursor !== null);
  return seen;
}

const byText = (left: string, right: string): number => Number(left > right) - Number(left < right);
const byNewest = (left: Ticket, right: Ticket) => byText(right.id, left.id);
const byPrice = (left: Ticket, right: Ticket) =>
  byText(left.price.currency, right.price.currency) || left.price.amount - right.price.amount || byNewest(left, right);

/** What each sort promises, said another way than the database is asked. */
const COMPARE: Record<TicketSort, (left: Ticket, right: Ticket) => number> = {
  newest: byNewest,
  date: (left, right) => byText(left.startsAt ?? 'no date', right.startsAt ?? 'no date') || byNewest(left, right),
  price: byPrice,
  '-price': (left, right) => byPrice(right, left),
};
