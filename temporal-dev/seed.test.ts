import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { TicketDetails } from '../shared/contracts/tickets';
import { DEMO_USERS, seedCatalogue } from './seed';
import { buildCatalogue } from './seed/catalogue';

/** As much of the REST API as seeding needs; it can lose the answer to a listing that it made. */
function fakeApi() {
  const users = new Map<string, string>();
  const tickets: (TicketDetails & { sellerId: string })[] = [];
  const keys = new Set<string>();
  const state = { users, tickets, loseAnswersFrom: Number.POSITIVE_INFINITY, outages: 0, busiest: 0 };
  let inFlight = 0;
  const app = express().use(express.json());
  const sellerOf = (cookie = '') => cookie.replace('session=', '');
  app.post('/api/users/signup', ({ body }, res) => {
    if (users.has(body.email)) return void res.status(409).json({});
    const id = randomUUID();
    users.set(body.email, id);
    res.cookie('session', id).status(201).json({ id, email: body.email });
  });
  app.post('/api/users/signin', ({ body }, res) => {
    const id = users.get(body.email) ?? '';
    res.cookie('session', id).json({ id, email: body.email });
  });
  app.get('/api/tickets', ({ query }, res) => {
    const from = Number(query.cursor ?? 0);
    const to = from + 25;
    res.json({ items: tickets.slice(from, to), nextCursor: to < tickets.length ? String(to) : null });
  });
  app.post('/api/tickets', async ({ body, headers, socket }, res) => {
    inFlight += 1;
    state.busiest = Math.max(state.busiest, inFlight);
    await new Promise(setImmediate);
    inFlight -= 1;
    const key = String(headers['idempotency-key']);
    if (!keys.has(key)) tickets.push({ ...body, sellerId: sellerOf(headers.cookie) });
    keys.add(key);
    if (state.outages-- > 0) res.status(503).json({});
    else if (tickets.length >= state.loseAnswersFrom) socket.destroy();
    else res.status(201).json(body);
  });
  const server = app.listen(0, '127.0.0.1');
  return { state, server, url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

let api: ReturnType<typeof fakeApi>;
beforeEach(async () => {
  api = fakeApi();
  await new Promise((resolve) => api.server.once('listening', resolve));
});
afterEach(() => new Promise((resolve) => api.server.close(resolve)));

const titles = () => api.state.tickets.map(({ title }) => title).sort();
const wanted = buildCatalogue()
  .map(({ title }) => title)
  .sort();

test('signs both demo users up and lists the whole catalogue for the seller', async () => {
  await expect(seedCatalogue({ apiUrl: api.url() })).resolves.toEqual({ tickets: wanted.length });
  expect([...api.state.users.keys()]).toEqual([DEMO_USERS.seller.email, DEMO_USERS.buyer.email]);
  expect(titles()).toEqual(wanted);
  expect(new Set(api.state.tickets.map(({ sellerId }) => sellerId))).toEqual(
    new Set([api.state.users.get(DEMO_USERS.seller.email)]),
  );
  expect(api.state.busiest).toBeLessThanOrEqual(8);
});

test('lists nothing again when the catalogue is there', async () => {
  await seedCatalogue({ apiUrl: api.url() });
  await expect(seedCatalogue({ apiUrl: api.url() })).resolves.toEqual({ tickets: 0 });
  expect(titles()).toEqual(wanted);
});

test('asks again, without duplicates, when the API is too busy to answer in time', async () => {
  api.state.outages = 3;
  await expect(seedCatalogue({ apiUrl: api.url() })).resolves.toEqual({ tickets: wanted.length });
  expect(titles()).toEqual(wanted);
});

test('completes the catalogue without duplicates after it was cut off half-way', async () => {
  api.state.loseAnswersFrom = 30;
  await expect(seedCatalogue({ apiUrl: api.url() })).rejects.toThrow('got no answer');
  expect(api.state.tickets.length).toBeLessThan(wanted.length);
  api.state.loseAnswersFrom = Number.POSITIVE_INFINITY;
  const there = api.state.tickets.length;
  const progress: number[][] = [];
  await seedCatalogue({ apiUrl: api.url(), onProgress: (...counts) => progress.push(counts) });
  expect(titles()).toEqual(wanted);
  expect(progress[0]?.[0]).toBeGreaterThan(there);
  expect(progress.at(-1)).toEqual([wanted.length, wanted.length]);
});
