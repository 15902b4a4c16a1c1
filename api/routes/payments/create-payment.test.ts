import request from 'supertest';
import { awaitPaymentOutcome, orderWorkflowId, paymentSubmitted } from '../../../shared/contracts/orders';
import type { PaymentOutcome } from '../../../shared/contracts/payments';
import type { OrderDocument } from '../../../shared/infra/models/orders';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { newId } from '../../new-id';
import { storeOrder, storeTicket } from '../../testing/documents';
import { beAway } from '../../testing/fake-temporal';
import { createTestApp, signUpUser, type TestApp, type TestUser } from '../../testing/test-app';

let test: TestApp;
let buyer: TestUser;
let order: OrderDocument;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase());
  buyer = await signUpUser(test);
});
afterAll(() => test.database.close());
beforeEach(async () => {
  const { models } = test.database;
  order = await storeOrder(models, await storeTicket(models), { buyerId: buyer.id });
  test.temporal.calls = [];
  test.temporal.answers = { [paymentSubmitted.name]: () => undefined };
});

const pay = (body: object = {}, headers: Record<string, string> = {}) =>
  request(test.app)
    .post('/api/payments')
    .set({ ...buyer.headers, ...headers })
    .send({ orderId: order._id, paymentMethod: 'pm_card_visa', ...body });

const answer = (outcome: PaymentOutcome) => {
  test.temporal.answers[awaitPaymentOutcome.name] = () => outcome;
};

const payment = () => ({
  id: `pi_${order._id}`,
  status: 'captured' as const,
  amount: 4500,
  currency: 'usd' as const,
  createdAt: '2026-01-01T00:00:00.000Z',
});

const complete = () =>
  test.database.models.orders.updateOne({ _id: order._id }, { $set: { status: 'complete', payment: payment() } });

describe('POST /api/payments', () => {
  it('submits the attempt and answers 201 with the payment', async () => {
    const paid = { ...payment(), orderId: order._id };
    answer({ result: 'paid', payment: paid });
    const response = await pay();
    expect(response.status).toBe(201);
    expect(response.body).toEqual(paid);
    const [submitted, awaited] = test.temporal.calls;
    const workflowId = orderWorkflowId(order._id);
    const attemptId = awaited?.input;
    expect(submitted).toMatchObject({
      kind: 'signal',
      workflowId,
      input: { attemptId, paymentMethod: 'pm_card_visa' },
    });
    expect(awaited).toMatchObject({ kind: 'update', workflowId, input: expect.stringMatching(/^[0-9a-f]{24}$/) });
  });

  it("answers 402 to a decline, with Stripe's code and the attempts left", async () => {
    answer({ result: 'declined', decline: { code: 'card_declined', message: 'No money.' }, attemptsLeft: 2 });
    const response = await pay();
    expect(response.status).toBe(402);
    expect(response.type).toBe('application/problem+json');
    expect(response.body).toMatchObject({
      code: 'card_declined',
      attemptsLeft: 2,
      errors: [{ field: 'paymentMethod', message: 'No money.' }],
    });
  });

  it('answers 402 with the client secret when the bank asks, and stores no secret', async () => {
    answer({ result: 'requires-action', paymentIntentId: 'pi_1' });
    const key = { 'Idempotency-Key': newId() };
    const response = await pay({}, key);
    expect(response.status).toBe(402);
    expect(response.body).toMatchObject({
      code: 'requires_action',
      paymentIntentId: 'pi_1',
      clientSecret: 'pi_1_secret_1',
    });
    const records = await test.database.models.idempotencyKeys.find().lean();
    expect(JSON.stringify(records)).not.toContain('secret');
    expect((await pay({}, key)).body.clientSecret).toBe('pi_1_secret_1');
  });

  it('answers 400 to a PaymentMethod that Stripe refuses, and replays that under its key', async () => {
    answer({ result: 'refused', message: "No such PaymentMethod: 'pm_gone'" });
    const key = { 'Idempotency-Key': newId() };
    const response = await pay({ paymentMethod: 'pm_gone' }, key);
    expect(response.status).toBe(400);
    expect(response.type).toBe('application/problem+json');
    expect(response.body.errors).toEqual([{ field: 'paymentMethod', message: "No such PaymentMethod: 'pm_gone'" }]);

    answer({ result: 'paid', payment: { ...payment(), orderId: order._id } });
    expect((await pay({ paymentMethod: 'pm_gone' }, key)).status).toBe(400);
    expect((await pay({}, { 'Idempotency-Key': newId() })).status).toBe(201);
  });

  it.each([
    ['expired', '/problems/order-expired'],
    ['cancelled', '/problems/order-already-cancelled'],
    ['complete', '/problems/order-already-complete'],
  ] as const)('answers 409 when the attempt came too late: %s', async (reason, type) => {
    answer({ result: 'not-attempted', reason });
    const response = await pay();
    expect(response.status).toBe(409);
    expect(response.body.type).toBe(type);
  });

  it('answers 202 with the order while the outcome is undecided, and re-attaches under the same key', async () => {
    const key = { 'Idempotency-Key': newId() };
    test.temporal.answers[awaitPaymentOutcome.name] = beAway;
    const undecided = await pay({}, key);
    expect(undecided.status).toBe(202);
    expect(undecided.body).toMatchObject({ id: order._id, status: 'awaiting-payment' });
    answer({ result: 'paid', payment: { ...payment(), orderId: order._id } });
    expect((await pay({}, key)).status).toBe(201);
    const attempts = test.temporal.calls.filter(({ kind }) => kind === 'update').map(({ input }) => input);
    expect(new Set(attempts).size).toBe(1);
  });

  it('answers 503 while Temporal is away: nothing was submitted', async () => {
    test.temporal.answers[paymentSubmitted.name] = beAway;
    const response = await pay();
    expect(response.status).toBe(503);
    expect(test.temporal.calls.filter(({ kind }) => kind === 'signal')).toHaveLength(1);
  });

  it('answers from the record when the workflow ended meanwhile', async () => {
    test.temporal.answers[paymentSubmitted.name] = complete;
    const response = await pay();
    expect(response.status).toBe(201);
    expect(response.body).toEqual({ ...payment(), orderId: order._id });
  });

  it('answers 409 to a fresh attempt on a settled order, 201 to a repeated one that paid it', async () => {
    const key = { 'Idempotency-Key': newId() };
    test.temporal.answers[awaitPaymentOutcome.name] = beAway;
    expect((await pay({}, key)).status).toBe(202);
    await complete();
    test.temporal.answers = {};
    expect((await pay()).status).toBe(409);
    expect((await pay({}, key)).status).toBe(201);
  });

  it('checks in the order 401, 400, 404', async () => {
    expect((await request(test.app).post('/api/payments').send({})).status).toBe(401);
    const malformed = await pay({ orderId: 'nonsense', paymentMethod: '4242424242424242' });
    expect(malformed.status).toBe(400);
    expect(malformed.body.errors.map(({ field }: { field: string }) => field)).toEqual(['orderId', 'paymentMethod']);
    expect((await pay({ orderId: newId() })).status).toBe(404);
    await test.database.models.orders.updateOne({ _id: order._id }, { $set: { buyerId: newId() } });
    expect((await pay()).status).toBe(404);
  });
});
