import request from 'supertest';
import { awaitReserved } from '../../shared/contracts/orders';
import { CREATE_TICKET_WORKFLOW } from '../../shared/contracts/tickets';
import { startTestDatabase } from '../../temporal-dev/testing/start-test-database';
import { newId } from '../new-id';
import { DETAILS, listTicket, storeOrder, storeTicket } from '../testing/documents';
import { beAway, refuseUpdate } from '../testing/fake-temporal';
import { createTestApp, signUpUser, type TestApp, type TestUser } from '../testing/test-app';

let test: TestApp;
let user: TestUser;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase());
  user = await signUpUser(test);
});
afterAll(() => test.database.close());
beforeEach(() => {
  test.temporal.calls = [];
  test.temporal.answers[CREATE_TICKET_WORKFLOW] = listTicket;
});

const post = (path: string, key: string, body: object, { headers } = user) =>
  request(test.app).post(path).set(headers).set('Idempotency-Key', key).send(body);
const createTicket = (key: string, title = 'Jazz', who = user) => post('/api/tickets', key, { ...DETAILS, title }, who);
const workflowIds = () => new Set(test.temporal.calls.map(({ workflowId }) => workflowId));

describe('a request with an Idempotency-Key', () => {
  it('is answered from the record when it is repeated', async () => {
    const key = newId();
    const first = await createTicket(key);
    const second = await createTicket(key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(test.temporal.calls).toHaveLength(1);
  });

  it('tells again where the ticket is, and which version of it was made', async () => {
    const key = newId();
    const [first, second] = [await createTicket(key), await createTicket(key)];
    expect(second.headers).toMatchObject({ location: `/api/tickets/${first.body.id}`, etag: first.headers.etag });
    expect(first.headers.etag).toMatch(/^"v\d+"$/);
  });

  it('is 422 when the key belongs to another body', async () => {
    const key = newId();
    await createTicket(key);
    const other = await createTicket(key, 'Rock');
    expect(other.status).toBe(422);
    expect(other.body.type).toBe('/problems/idempotency-key-reused');
  });

  it('is 422 when the key belongs to the refund of another order, and shares its key with no other route', async () => {
    const key = newId();
    const paid = { status: 'complete', payment: null } as const;
    const store = async () =>
      storeOrder(test.database.models, await storeTicket(test.database.models), { buyerId: user.id, ...paid });
    const [one, other] = [await store(), await store()];
    await createTicket(key);
    const refund = ({ _id }: { _id: string }) => post(`/api/orders/${_id}/refund`, key, {});
    // Not stored: 409 is told anew each time.
    expect((await refund(one)).status).toBe(409);
    await test.database.models.orders.updateOne({ _id: one._id }, { $set: { buyerId: newId() } });
    expect((await refund(one)).status).toBe(404);
    expect((await refund(other)).status).toBe(422);
  });

  it('is kept for a day at least', async () => {
    const begun = Date.now();
    await createTicket(newId());
    const [record] = await test.database.models.idempotencyKeys.find().sort({ createdAt: -1 }).limit(1).lean();
    expect(record?.expiresAt.getTime()).toBeGreaterThan(begun + 24 * 3600_000);
  });

  it('shares its key with no other user', async () => {
    const key = newId();
    const mine = await createTicket(key);
    const theirs = await createTicket(key, 'Rock', await signUpUser(test));
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('goes on with the same workflow after an outage', async () => {
    const key = newId();
    const answer = test.temporal.answers[CREATE_TICKET_WORKFLOW];
    test.temporal.answers[CREATE_TICKET_WORKFLOW] = beAway;
    expect((await createTicket(key)).status).toBe(503);
    if (answer) test.temporal.answers[CREATE_TICKET_WORKFLOW] = answer;
    expect((await createTicket(key)).status).toBe(201);
    expect(workflowIds().size).toBe(1);
  });

  it('makes one ticket however many arrive at once: each hears of it, or is told to wait', async () => {
    const key = newId();
    const responses = await Promise.all(Array.from({ length: 6 }, () => createTicket(key)));
    const made = responses.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    for (const { status, body } of responses.filter((response) => !made.includes(response)))
      expect({ status, type: body.type }).toEqual({ status: 409, type: '/problems/idempotency-key-in-use' });
    expect(test.temporal.calls).toHaveLength(1);
  });

  it('is 409 while the first is being answered, and hears its answer afterwards', async () => {
    const key = newId();
    const answer = test.temporal.answers[CREATE_TICKET_WORKFLOW] ?? beAway;
    let repeated: request.Response | undefined;
    let another: request.Response | undefined;
    test.temporal.answers[CREATE_TICKET_WORKFLOW] = async (call) => {
      repeated = await createTicket(key);
      another = await createTicket(key, 'Rock');
      return answer(call);
    };
    const first = await createTicket(key);
    expect(first.status).toBe(201);
    expect(repeated?.status).toBe(409);
    expect(repeated?.body.type).toBe('/problems/idempotency-key-in-use');
    expect(repeated?.headers['retry-after']).toBe('1');
    expect(another?.status).toBe(422);
    const replayed = await createTicket(key);
    expect(replayed.headers['idempotent-replayed']).toBe('true');
    expect(replayed.body).toEqual(first.body);
    expect(test.temporal.calls).toHaveLength(1);
  });

  it('goes on with the same workflow when the API that had the first has died', async () => {
    const key = newId();
    const { idempotencyKeys } = test.database.models;
    const answer = test.temporal.answers[CREATE_TICKET_WORKFLOW] ?? beAway;
    let second: request.Response | undefined;
    test.temporal.answers[CREATE_TICKET_WORKFLOW] = async (call) => {
      test.temporal.answers[CREATE_TICKET_WORKFLOW] = answer;
      // As if the first, which still waits here, had begun long ago.
      await idempotencyKeys.updateMany({ response: null }, { $set: { inFlightUntil: new Date() } });
      second = await createTicket(key);
      return answer(call);
    };
    await createTicket(key);
    expect(second?.status).toBe(201);
    expect(test.temporal.calls).toHaveLength(2);
    expect(workflowIds().size).toBe(1);
  });

  it('starts afresh after a refusal, so that a ticket that is free again can be bought', async () => {
    const key = newId();
    const { _id: ticketId } = await storeTicket(test.database.models);
    test.temporal.answers[awaitReserved.name] = refuseUpdate('TicketUnavailable');
    expect((await post('/api/orders', key, { ticketId })).status).toBe(409);
    test.temporal.answers[awaitReserved.name] = refuseUpdate('ReserveTimedOut');
    expect((await post('/api/orders', key, { ticketId })).status).toBe(503);
    test.temporal.answers[awaitReserved.name] = beAway;
    expect((await post('/api/orders', key, { ticketId })).status).toBe(503);
    expect((await post('/api/orders', key, { ticketId })).status).toBe(503);
    // Each refused order has ended; the one whose fate is unknown is asked for again.
    expect(workflowIds().size).toBe(3);
  });

  it('is forgotten after a day', async () => {
    const key = newId();
    const first = await createTicket(key);
    await test.database.models.idempotencyKeys.updateMany({}, { $set: { expiresAt: new Date() } });
    const second = await createTicket(key);
    expect(second.headers['idempotent-replayed']).toBeUndefined();
    expect(second.body.id).not.toBe(first.body.id);
  });

  it.each(['', 'with space', 'x'.repeat(256)])('is 400 when the key is %j', async (key) => {
    const response = await createTicket(key);
    expect(response.status).toBe(400);
    expect(response.body.errors[0].field).toBe('Idempotency-Key');
  });
});
