import request from 'supertest';
import {
  awaitReserved,
  cancelOrder,
  extendOrder,
  ORDER_EDITION,
  ORDER_WORKFLOW,
  orderWorkflowId,
  type ReservedOrder,
} from '../../../shared/contracts/orders';
import { REFUND_WORKFLOW } from '../../../shared/contracts/payments';
import { SIGN_UP_WORKFLOW } from '../../../shared/contracts/users';
import { type OrderDocument, toOrder } from '../../../shared/infra/models/orders';
import type { TicketDocument } from '../../../shared/infra/models/tickets';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { newId } from '../../new-id';
import { storeHold, storeOrder, storeTicket } from '../../testing/documents';
import { beAway, refuseUpdate } from '../../testing/fake-temporal';
import { createTestApp, signUpUser, type TestApp, type TestUser } from '../../testing/test-app';

let test: TestApp;
let buyer: TestUser;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase(), { MAX_OPEN_ORDERS: '3' });
});
afterAll(() => test.database.close());
beforeEach(async () => {
  test.temporal.answers = { [SIGN_UP_WORKFLOW]: () => undefined, [awaitReserved.name]: beAway };
  buyer = await signUpUser(test);
});

const models = () => test.database.models;
const buy = (ticketId: string, headers = buyer.headers) =>
  request(test.app).post('/api/orders').set(headers).send({ ticketId });
const asOrder = (document: OrderDocument) => expect.objectContaining({ id: document._id, status: document.status });
const settle = (_id: string, change: Partial<OrderDocument>) => models().orders.updateOne({ _id }, { $set: change });

async function storeOwnOrder(overrides: Partial<OrderDocument> = {}, startsAt?: string): Promise<OrderDocument> {
  return storeOrder(models(), await storeTicket(models(), startsAt ? { startsAt } : {}), {
    buyerId: buyer.id,
    ...overrides,
  });
}

/** What the workflow does of an order, and what it answers. */
const record = (ticket: TicketDocument, workflowId: string) =>
  storeOrder(models(), ticket, { _id: workflowId.replace('order-', ''), buyerId: buyer.id });
const reserved = (order: OrderDocument): ReservedOrder => ({
  orderId: order._id,
  expiresAt: order.expiresAt.toISOString(),
  order: toOrder(order),
});

const PAID = (status: 'captured' | 'refunded' = 'captured') => ({
  status: 'complete' as const,
  ticketCode: 'secret-code',
  payment: { id: `pi_${newId()}`, status, amount: 4500, currency: 'usd' as const, createdAt: new Date().toISOString() },
});

describe('buying a ticket', () => {
  it('starts the workflow with the configured times and answers 201 with the recorded order', async () => {
    const ticket = await storeTicket(models());
    test.temporal.answers[awaitReserved.name] = async ({ workflowId }) => reserved(await record(ticket, workflowId));
    const response = await buy(ticket._id);
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({ buyerId: buyer.id, status: 'awaiting-payment', ticket: { id: ticket._id } });
    expect(response.headers.location).toBe(`/api/orders/${response.body.id}`);
    expect(test.temporal.calls).toEqual([
      {
        kind: 'update',
        name: awaitReserved.name,
        workflowId: orderWorkflowId(response.body.id),
        taskQueue: 'orders',
        input: {
          orderId: response.body.id,
          ticketId: ticket._id,
          buyerId: buyer.id,
          paymentWindowMs: 900_000,
          paymentAttempts: 3,
          paymentExtensions: 1,
          paymentExtensionMs: 300_000,
          reserveTimeoutMs: 10_000,
          maxOpenOrders: 3,
          edition: ORDER_EDITION,
        },
      },
    ]);
  });

  it('answers with the order as the workflow told it, and reads it where a worker of before did not tell it', async () => {
    const ticket = await storeTicket(models());
    const findOrder = jest.spyOn(models().orders, 'findOne');
    for (const isTold of [true, false]) {
      test.temporal.answers[awaitReserved.name] = async ({ workflowId }) => {
        const order = await record(ticket, workflowId);
        return isTold ? reserved(order) : { ...reserved(order), order: undefined };
      };
      const response = await buy(ticket._id);
      expect(response.status).toBe(201);
      expect(findOrder).toHaveBeenCalledTimes(isTold ? 0 : 1);
      const [stored] = await models().orders.find({ _id: response.body.id }).lean<OrderDocument[]>();
      expect(response.body).toEqual(stored && toOrder(stored));
    }
    findOrder.mockRestore();
  });

  it('answers a repeated request with the order as it is by now, not as the workflow told it first', async () => {
    const ticket = await storeTicket(models());
    const repeat = () => buy(ticket._id).set('Idempotency-Key', 'again');
    let first: OrderDocument | undefined;
    test.temporal.answers[awaitReserved.name] = async (call) => {
      first = await record(ticket, call.workflowId);
      return beAway(call);
    };
    expect((await repeat()).status).toBe(503);
    if (!first) throw new Error('nothing was recorded');
    const told = reserved(first);
    await settle(first._id, { status: 'cancelled', cancelReason: 'buyer', version: 2 });
    test.temporal.answers[awaitReserved.name] = async () => told;
    const response = await repeat();
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({ id: told.orderId, status: 'cancelled', version: 2 });
  });

  it('checks in the order 401, 400, 404, 403', async () => {
    const own = await storeTicket(models(), { sellerId: buyer.id });
    const nobody = await request(test.app).post('/api/orders').send({});
    expect(nobody.status).toBe(401);
    const malformed = await buy('nonsense');
    expect(malformed.status).toBe(400);
    expect(malformed.body.errors[0].field).toBe('ticketId');
    expect((await buy(newId())).status).toBe(404);
    const refused = await buy(own._id);
    expect(refused.status).toBe(403);
    expect(refused.body.type).toBe('/problems/own-ticket');
    expect(test.temporal.calls).toEqual([]);
  });

  it.each(['order', 'sale'] as const)("answers 409 to another's %s without starting a workflow", async (kind) => {
    const ticket = await storeTicket(models());
    await storeHold(models(), await storeOrder(models(), ticket, { buyerId: newId() }), kind);
    const response = await buy(ticket._id);
    expect(response.status).toBe(409);
    expect(response.body.type).toBe('/problems/ticket-unavailable');
    expect(test.temporal.calls).toEqual([]);
  });

  it('answers 409 while somebody else is being given the ticket, and tries again once that has failed', async () => {
    const ticket = await storeTicket(models());
    const rival = await signUpUser(test);
    let meanwhile: Awaited<ReturnType<typeof buy>> | undefined;
    const refused = refuseUpdate('ReserveTimedOut');
    test.temporal.answers[awaitReserved.name] = async (call) => {
      meanwhile ??= await buy(ticket._id, rival.headers);
      return refused(call);
    };
    expect((await buy(ticket._id)).status).toBe(503);
    expect(meanwhile?.status).toBe(409);
    expect(meanwhile?.body.type).toBe('/problems/ticket-unavailable');
    expect(test.temporal.calls).toHaveLength(1);
    expect((await buy(ticket._id, rival.headers)).status).toBe(503);
    expect(test.temporal.calls).toHaveLength(2);
  });

  it('answers 200 with the order that the buyer has open', async () => {
    const order = await storeOwnOrder();
    await storeHold(models(), order);
    const response = await buy(order.ticketId);
    expect(response.status).toBe(200);
    expect(response.body).toEqual(asOrder(order));
    expect(test.temporal.calls).toEqual([]);
  });

  it('waits for the record of an order that is being reserved', async () => {
    const ticket = await storeTicket(models());
    const orderId = newId();
    await storeHold(models(), { _id: orderId, ticketId: ticket._id, buyerId: buyer.id });
    test.temporal.answers[awaitReserved.name] = async () => {
      await storeOrder(models(), ticket, { _id: orderId, buyerId: buyer.id });
    };
    const response = await buy(ticket._id);
    expect(response.status).toBe(200);
    expect(response.body.id).toBe(orderId);
    expect(test.temporal.calls).toMatchObject([{ workflowId: orderWorkflowId(orderId), name: awaitReserved.name }]);
  });

  it('goes on past a hold that a cancelled order left behind, and past an edit', async () => {
    const left = await storeOrder(models(), await storeTicket(models()), { buyerId: newId(), status: 'cancelled' });
    await storeHold(models(), left);
    const edited = await storeTicket(models());
    await models().holds.create([{ _id: edited._id, kind: 'edit', ownerId: newId(), createdAt: new Date() }]);
    test.temporal.answers[awaitReserved.name] = refuseUpdate('TicketBusy');
    expect((await buy(left.ticketId)).status).toBe(503);
    expect((await buy(edited._id)).status).toBe(503);
    expect(test.temporal.calls).toHaveLength(2);
  });

  it('answers 200 when the own order won while this one was starting', async () => {
    const order = await storeOwnOrder();
    const holder = { kind: 'order', orderId: order._id, buyerId: buyer.id };
    test.temporal.answers[awaitReserved.name] = refuseUpdate('TicketUnavailable', holder);
    const response = await buy(order.ticketId);
    expect(response.status).toBe(200);
    expect(response.body).toEqual(asOrder(order));
  });

  it('answers 409 when another won meanwhile, or when it was bought by the same buyer before', async () => {
    const { _id: ticketId } = await storeTicket(models());
    const sold = await storeOwnOrder(PAID());
    test.temporal.answers[awaitReserved.name] = refuseUpdate('TicketUnavailable', {
      orderId: newId(),
      buyerId: newId(),
    });
    expect((await buy(ticketId)).status).toBe(409);
    test.temporal.answers[awaitReserved.name] = refuseUpdate('TicketUnavailable', {
      orderId: sold._id,
      buyerId: buyer.id,
    });
    expect((await buy(sold.ticketId)).status).toBe(409);
  });

  it('answers 409 to one open order too many', async () => {
    for (let open = 0; open < 3; open++) await storeOwnOrder();
    const { _id: ticketId } = await storeTicket(models());
    const response = await buy(ticketId);
    expect(response.status).toBe(409);
    expect(response.body.type).toBe('/problems/too-many-open-orders');
    expect(test.temporal.calls).toEqual([]);
  });

  it('answers 503 with a time to retry while Temporal is away', async () => {
    const { _id: ticketId } = await storeTicket(models());
    const response = await buy(ticketId);
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('2');
    expect(test.temporal.calls).not.toContainEqual(expect.objectContaining({ name: ORDER_WORKFLOW, kind: 'start' }));
  });
});

describe('reading orders', () => {
  const get = (path: string) => request(test.app).get(`/api/orders${path}`).set(buyer.headers);

  it('lists only the own ones, newest first, without a client secret', async () => {
    const [first, second] = [await storeOwnOrder(), await storeOwnOrder()];
    await storeOwnOrder({ buyerId: newId() });
    const page = await get('?limit=1');
    expect(page.body.items).toEqual([asOrder(second)]);
    const rest = await get(`?limit=1&cursor=${page.body.nextCursor}`);
    expect(rest.body).toEqual({ items: [asOrder(first)], nextCursor: null });
    expect(JSON.stringify(page.body)).not.toContain('secret');
  });

  it('lists those of one status, and takes no cursor of another list', async () => {
    const waiting = await storeOwnOrder();
    const paid = await storeOwnOrder(PAID());
    expect((await get('?status=complete')).body.items).toEqual([asOrder(paid)]);
    expect((await get('?status=awaiting-payment')).body.items).toEqual([asOrder(waiting)]);
    const refused = await get('?status=paid');
    expect(refused.status).toBe(400);
    const misspelt = await get('?state=complete');
    expect(misspelt.status).toBe(400);
    expect(misspelt.body.errors).toEqual([{ field: 'state', message: 'is not known here' }]);
    expect(refused.body.errors[0].field).toBe('status');
    const { nextCursor } = (await request(test.app).get('/api/tickets?limit=1')).body;
    const foreign = await get(`?cursor=${nextCursor}`);
    expect(foreign.status).toBe(400);
    expect(foreign.body.errors[0].field).toBe('cursor');
  });

  it("is 404 for another's order, an unknown and a malformed id", async () => {
    const others = await storeOwnOrder({ buyerId: newId() });
    for (const id of [others._id, newId(), 'nonsense']) expect((await get(`/${id}`)).status).toBe(404);
  });

  it('shows the client secret only while the order waits', async () => {
    const order = await storeOwnOrder();
    const paymentIntentId = `pi_${order._id}`;
    const now = new Date();
    const payment = {
      _id: paymentIntentId,
      orderId: order._id,
      buyerId: buyer.id,
      amount: 4500,
      currency: 'usd' as const,
    };
    await models().payments.create([
      { ...payment, status: 'pending', version: 0, changeId: 'c', createdAt: now, updatedAt: now },
    ]);
    expect((await get(`/${order._id}`)).body.payment).toEqual({
      id: paymentIntentId,
      amount: 4500,
      currency: 'usd',
      status: 'pending',
      createdAt: now.toISOString(),
      clientSecret: `${paymentIntentId}_secret_1`,
    });
    await settle(order._id, PAID());
    const complete = await get(`/${order._id}`);
    expect(complete.body.ticketCode).toBe('secret-code');
    expect(complete.body.payment.clientSecret).toBeUndefined();
  });
});

describe('reading what happened to an order', () => {
  const events = (id: string) => request(test.app).get(`/api/orders/${id}/events`).set(buyer.headers);
  const minute = (count: number) => new Date(Date.UTC(2026, 10, 1, 10, count));
  const told = async (id: string) =>
    (await events(id)).body.items.map(({ id: eventId, type, change, time }: Record<string, string>) => [
      eventId?.replace(id, 'o'),
      type,
      change,
      time,
    ]);

  it('tells every event of the order and of its payment, oldest first', async () => {
    const order = await storeOwnOrder({
      ...PAID('refunded'),
      version: 5,
      history: [
        { version: 1, changeId: 'record', at: minute(0) },
        { version: 2, changeId: `extend:${minute(20).toISOString()}`, at: minute(1) },
        { version: 3, changeId: 'complete', at: minute(3) },
        { version: 4, changeId: 'refund:refund-pending', at: minute(4) },
        { version: 5, changeId: 'refund:refunded', at: minute(6) },
      ],
    });
    const payment = { amount: 4500, currency: 'usd' as const, status: 'refunded' as const, createdAt: minute(0) };
    await models().payments.create([
      {
        ...{ ...payment, _id: `pi_${order._id}`, orderId: order._id, buyerId: buyer.id },
        ...{ version: 2, changeId: 'refunded', updatedAt: minute(5) },
        history: [
          { version: 1, changeId: 'captured', at: minute(2) },
          { version: 2, changeId: 'refunded', at: minute(5) },
        ],
      },
    ]);
    expect(await told(order._id)).toEqual([
      ['orders:o:1', 'OrderCreated', 'reserved', minute(0).toISOString()],
      ['orders:o:2', 'OrderUpdated', 'extended', minute(1).toISOString()],
      ['payments:pi_o:1', 'PaymentCreated', 'paid', minute(2).toISOString()],
      ['orders:o:3', 'OrderCompleted', 'completed', minute(3).toISOString()],
      ['orders:o:4', 'OrderUpdated', 'refund-asked', minute(4).toISOString()],
      ['payments:pi_o:2', 'PaymentRefunded', 'money-returned', minute(5).toISOString()],
      ['orders:o:5', 'OrderUpdated', 'refunded', minute(6).toISOString()],
    ]);
  });

  it('tells an expiry as the two events that it is', async () => {
    const { _id } = await storeOwnOrder({
      ...{ status: 'cancelled', cancelReason: 'expired', version: 3 },
      history: [
        { version: 1, changeId: 'record', at: minute(0) },
        { version: 3, changeId: 'cancel', at: minute(15) },
      ],
    });
    expect(await told(_id)).toEqual([
      ['orders:o:1', 'OrderCreated', 'reserved', minute(0).toISOString()],
      ['orders:o:2', 'OrderExpired', 'expired', minute(15).toISOString()],
      ['orders:o:3', 'OrderCancelled', 'cancelled', minute(15).toISOString()],
    ]);
  });

  it('tells how an order from before there were stories began, and its last change', async () => {
    const { _id } = await storeOwnOrder({
      ...{ ...PAID(), changeId: 'complete', version: 3, createdAt: minute(0), updatedAt: minute(3) },
    });
    expect(await told(_id)).toEqual([
      ['orders:o:1', 'OrderCreated', 'reserved', minute(0).toISOString()],
      ['orders:o:3', 'OrderCompleted', 'completed', minute(3).toISOString()],
    ]);
  });

  it("is 404 for another's order, an unknown and a malformed id", async () => {
    const others = await storeOwnOrder({ buyerId: newId() });
    for (const id of [others._id, newId(), 'nonsense']) expect((await events(id)).status).toBe(404);
  });
});

describe('cancelling', () => {
  const cancel = (id: string) => request(test.app).delete(`/api/orders/${id}`).set(buyer.headers);

  it('answers 200 with the cancelled order, also when it is repeated', async () => {
    const order = await storeOwnOrder();
    test.temporal.answers[cancelOrder.name] = () => settle(order._id, { status: 'cancelled', cancelReason: 'buyer' });
    const first = await cancel(order._id);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ status: 'cancelled', cancelReason: 'buyer' });
    const second = await cancel(order._id);
    expect(second.status).toBe(200);
    expect(second.body).toEqual(first.body);
  });

  it('answers 409 when the order is complete, before or meanwhile', async () => {
    const paid = await storeOwnOrder(PAID());
    expect((await cancel(paid._id)).status).toBe(409);
    const racing = await storeOwnOrder();
    test.temporal.answers[cancelOrder.name] = () => settle(racing._id, PAID());
    const response = await cancel(racing._id);
    expect(response.status).toBe(409);
    expect(response.body.type).toBe('/problems/order-already-complete');
  });

  it('answers 202 when nobody decides in time, and leaves a cancellation that Temporal keeps', async () => {
    const order = await storeOwnOrder();
    test.temporal.answers[cancelOrder.name] = beAway;
    test.temporal.answers.cancel = () => undefined;
    const response = await cancel(order._id);
    expect(response.status).toBe(202);
    expect(response.body).toMatchObject({ id: order._id, status: 'awaiting-payment', cancelRequested: true });
    expect(test.temporal.calls.at(-1)).toMatchObject({ kind: 'cancel', workflowId: orderWorkflowId(order._id) });
  });

  it('promises nothing while Temporal is away: 503', async () => {
    const order = await storeOwnOrder();
    test.temporal.answers[cancelOrder.name] = beAway;
    test.temporal.answers.cancel = beAway;
    expect((await cancel(order._id)).status).toBe(503);
  });

  it('answers from the record when the workflow has ended', async () => {
    const order = await storeOwnOrder();
    expect((await cancel(order._id)).status).toBe(503);
    await settle(order._id, { status: 'cancelled', cancelReason: 'expired' });
    expect((await cancel(order._id)).body).toMatchObject({ status: 'cancelled', cancelReason: 'expired' });
  });
});

describe('extending the payment window', () => {
  const extend = (id: string) => request(test.app).post(`/api/orders/${id}/extend`).set(buyer.headers);

  it('answers 200 with the new end', async () => {
    const order = await storeOwnOrder();
    const expiresAt = new Date(order.expiresAt.getTime() + 300_000);
    test.temporal.answers[extendOrder.name] = () => settle(order._id, { expiresAt });
    const response = await extend(order._id);
    expect(response.status).toBe(200);
    expect(response.body.expiresAt).toBe(expiresAt.toISOString());
  });

  it('answers 409 to a refusal, and to an order that no longer waits', async () => {
    const order = await storeOwnOrder();
    expect((await extend(order._id)).body.type).toBe('/problems/order-not-waiting');
    test.temporal.answers[extendOrder.name] = refuseUpdate('ExtensionNotAllowed');
    const refused = await extend(order._id);
    expect(refused.status).toBe(409);
    expect(refused.body.type).toBe('/problems/extension-not-allowed');
    await settle(order._id, { status: 'cancelled' });
    expect((await extend(order._id)).body.type).toBe('/problems/order-not-waiting');
  });
});

describe('refunding', () => {
  const refund = (id: string, headers = buyer.headers) =>
    request(test.app).post(`/api/orders/${id}/refund`).set(headers);

  it('answers 200 with the refunded order, also when it is repeated', async () => {
    const order = await storeOwnOrder(PAID());
    test.temporal.answers[REFUND_WORKFLOW] = () =>
      settle(order._id, { payment: PAID('refunded').payment, ticketCode: null });
    const response = await refund(order._id);
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ status: 'complete', payment: { status: 'refunded' } });
    expect(test.temporal.calls).toMatchObject([
      {
        workflowId: `refund-${order.payment?.id}`,
        taskQueue: 'orders',
        input: { orderId: order._id, ticketId: order.ticketId, paymentIntentId: order.payment?.id },
      },
    ]);
    expect((await refund(order._id)).status).toBe(200);
    expect(test.temporal.calls).toHaveLength(1);
  });

  it("is the seller's right too, without the buyer's code; others get 404", async () => {
    const ticket = await storeTicket(models(), { sellerId: buyer.id });
    const order = await storeOrder(models(), ticket, { buyerId: newId(), ...PAID() });
    test.temporal.answers[REFUND_WORKFLOW] = () => undefined;
    const response = await refund(order._id);
    expect(response.status).toBe(202);
    expect(response.body.ticketCode).toBeNull();
    const stranger = await signUpUser(test);
    expect((await refund(order._id, stranger.headers)).status).toBe(404);
  });

  it('answers 409 to an unpaid order, and once the event has begun', async () => {
    const waiting = await storeOwnOrder();
    expect((await refund(waiting._id)).body).toMatchObject({ status: 409, type: '/problems/order-not-complete' });
    const begun = await storeOwnOrder(PAID(), '2001-01-01T20:00:00Z');
    expect((await refund(begun._id)).body).toMatchObject({ status: 409, type: '/problems/event-has-begun' });
  });

  it('answers 202 while the refund is under way', async () => {
    const order = await storeOwnOrder(PAID());
    test.temporal.answers[REFUND_WORKFLOW] = beAway;
    const response = await refund(order._id);
    expect(response.status).toBe(202);
    expect(response.body.payment.status).toBe('captured');
  });
});
