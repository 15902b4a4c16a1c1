import request from 'supertest';
import { startTestDatabase } from '../temporal-dev/testing/start-test-database';
import { newId } from './new-id';
import { storeOrder, storeTicket } from './testing/documents';
import { createTestApp, signUpUser, type TestApp, type TestUser } from './testing/test-app';

let test: TestApp;
let user: TestUser;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase());
  user = await signUpUser(test);
});
afterAll(() => test.database.close());

const models = () => test.database.models;
const get = (path: string, headers: Record<string, string> = {}) =>
  request(test.app)
    .get(path)
    .set({ ...user.headers, ...headers });

async function storeResources() {
  const ticket = await storeTicket(models());
  const order = await storeOrder(models(), ticket, { buyerId: user.id });
  const touch = { $set: { updatedAt: new Date(0) }, $inc: { version: 1 } };
  return {
    ticketId: ticket._id,
    orderId: order._id,
    change: async () => {
      await models().tickets.updateOne({ _id: ticket._id }, touch);
      await models().orders.updateOne({ _id: order._id }, touch);
    },
  };
}

type Resources = Awaited<ReturnType<typeof storeResources>>;

describe.each<[string, (resources: Resources) => string]>([
  ['a ticket', ({ ticketId }) => `/api/tickets/${ticketId}`],
  ['the tickets', () => '/api/tickets?limit=5'],
  ['an order', ({ orderId }) => `/api/orders/${orderId}`],
  ['the orders', () => '/api/orders?limit=5'],
])('%s', (_what, pathOf) => {
  it('is 304 without a body while it is the same, and sent again when it has changed', async () => {
    const resources = await storeResources();
    const path = pathOf(resources);
    const first = await get(path);
    expect(first.status).toBe(200);
    const { etag = '' } = first.headers;
    const same = await get(path, { 'If-None-Match': `"other", ${etag}` });
    expect(same.status).toBe(304);
    expect(same.text).toBe('');
    expect(same.headers).toMatchObject({ etag, 'cache-control': first.headers['cache-control'] });
    expect(same.headers['content-type']).toBeUndefined();
    await resources.change();
    const changed = await get(path, { 'If-None-Match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });
});

describe('a kept answer', () => {
  it('is asked about again, and shared only where it is the same for everybody', async () => {
    const { ticketId, orderId } = await storeResources();
    const policyOf = async (path: string) => (await get(path)).headers['cache-control'];
    expect(await policyOf('/api/tickets')).toBe('public, no-cache');
    expect(await policyOf(`/api/tickets/${ticketId}`)).toBe('public, no-cache');
    expect(await policyOf('/api/orders')).toBe('private, no-cache');
    expect(await policyOf(`/api/orders/${orderId}`)).toBe('private, no-cache');
    expect((await get('/api/orders')).headers.vary).toContain('Cookie, Authorization');
  });

  it("is never another user's: who is not signed in gets 401, who is not the buyer 404", async () => {
    const { orderId } = await storeResources();
    const path = `/api/orders/${orderId}`;
    const { etag = '' } = (await get(path)).headers;
    const nobody = await request(test.app).get(path).set('If-None-Match', etag);
    expect(nobody.status).toBe(401);
    expect(nobody.headers['cache-control']).toBe('no-store');
    const stranger = await signUpUser(test);
    expect((await get(path, { ...stranger.headers, 'If-None-Match': '*' })).status).toBe(404);
  });

  it('is nowhere when it has a client secret, though its ETag is good', async () => {
    const { orderId } = await storeResources();
    const now = new Date();
    await models().payments.create([
      {
        ...{ _id: `pi_${orderId}`, orderId, buyerId: user.id, amount: 4500, currency: 'usd', status: 'pending' },
        ...{ version: 0, changeId: 'c', createdAt: now, updatedAt: now },
      },
    ]);
    const first = await get(`/api/orders/${orderId}`);
    expect(first.body.payment.clientSecret).toBe(`pi_${orderId}_secret_1`);
    expect(first.headers['cache-control']).toBe('no-store');
    expect((await get(`/api/orders/${orderId}`, { 'If-None-Match': first.headers.etag ?? '' })).status).toBe(304);
  });

  it('is private when the session was renewed on the way', async () => {
    const body = { email: `${newId()}@example.com`, password: 'correct horse' };
    const { headers } = await request(test.app).post('/api/users/signup').send(body);
    const refreshCookie = [headers['set-cookie']].flat().find((cookie) => cookie?.startsWith('refresh=')) ?? '';
    const renewed = await request(test.app).get('/api/tickets').set('Cookie', refreshCookie);
    expect(renewed.headers['set-cookie']).toBeDefined();
    expect(renewed.headers['cache-control']).toBe('private, no-cache');
  });
});
