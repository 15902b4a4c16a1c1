import request from 'supertest';
import type { OrderStatus } from '../../../shared/contracts/orders';
import { paymentAuthorized, RECOVER_ORDER_WORKFLOW } from '../../../shared/contracts/orders';
import { LATE_PAYMENT_WORKFLOW, REFUND_WORKFLOW, refundChanged } from '../../../shared/contracts/payments';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { newId } from '../../new-id';
import { storeOrder, storeTicket } from '../../testing/documents';
import { beAway } from '../../testing/fake-temporal';
import { createTestApp, type TestApp } from '../../testing/test-app';

let test: TestApp;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase());
});
afterAll(() => test.database.close());
beforeEach(() => {
  test.temporal.calls = [];
  test.temporal.answers = {};
});

interface Signing {
  secret?: string;
  ageSeconds?: number;
}

function deliver(event: object, { secret = test.config.STRIPE_WEBHOOK_SECRET, ageSeconds = 0 }: Signing = {}) {
  const payload = JSON.stringify({ id: 'evt_1', object: 'event', ...event });
  const timestamp = Math.floor(Date.now() / 1000) - ageSeconds;
  const signature = test.stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  return request(test.app)
    .post('/api/webhooks/stripe')
    .set({ 'Content-Type': 'application/json', 'Stripe-Signature': signature })
    .send(payload);
}

const intentEvent = (paymentIntentId: string, type = 'payment_intent.amount_capturable_updated') => ({
  type,
  data: { object: { id: paymentIntentId, object: 'payment_intent', metadata: { orderId: newId() } } },
});

/** Stores the payment of an order, as it was prepared, and returns its PaymentIntent's id. */
async function storePaymentOf(orderId: string): Promise<string> {
  const paymentIntentId = `pi_${orderId}`;
  const now = new Date();
  await test.database.models.payments.create([
    {
      _id: paymentIntentId,
      orderId,
      buyerId: newId(),
      amount: 4500,
      currency: 'usd',
      status: 'pending',
      version: 0,
      changeId: 'prepare',
      createdAt: now,
      updatedAt: now,
    },
  ]);
  return paymentIntentId;
}

async function storeOrderThatIs(status: OrderStatus): Promise<string> {
  const { models } = test.database;
  return (await storeOrder(models, await storeTicket(models), { buyerId: newId(), status }))._id;
}

describe("Stripe's webhook", () => {
  it.each([
    ['with another secret', { secret: 'whsec_other' }],
    ['signed too long ago', { ageSeconds: 301 }],
  ])('answers 400 to an event %s', async (_what, signing) => {
    const response = await deliver(intentEvent(newId()), signing);
    expect(response.status).toBe(400);
    expect(response.body.type).toBe('/problems/bad-signature');
    expect(test.temporal.calls).toEqual([]);
  });

  it('answers 400 to an event without a signature, whatever its content type', async () => {
    const unsigned = request(test.app).post('/api/webhooks/stripe');
    expect((await unsigned.set('Content-Type', 'text/plain').send('{}')).status).toBe(400);
  });

  it.each(['payment_intent.amount_capturable_updated', 'payment_intent.succeeded'])(
    'hands %s to the order as a hint',
    async (type) => {
      const orderId = newId();
      test.temporal.answers[paymentAuthorized.name] = () => undefined;
      const paymentIntentId = await storePaymentOf(orderId);
      const response = await deliver(intentEvent(paymentIntentId, type));
      expect(response.status).toBe(200);
      expect(response.body).toEqual({ received: true });
      expect(test.temporal.calls).toEqual([
        {
          kind: 'signal',
          name: paymentAuthorized.name,
          workflowId: `order-${orderId}`,
          input: { paymentIntentId },
        },
      ]);
    },
  );

  describe('about a payment that the order itself has asked for', () => {
    const deliverOwn = async (orderId: string) =>
      deliver({
        ...intentEvent(await storePaymentOf(orderId)),
        request: { id: 'req_1', idempotency_key: `order:${orderId}:confirm:a1` },
      });

    it('tells nobody while the order runs: it hears the answer', async () => {
      const orderId = await storeOrderThatIs('awaiting-payment');
      test.temporal.answers.describe = () => 'RUNNING';
      expect((await deliverOwn(orderId)).status).toBe(200);
      expect(test.temporal.calls.map(({ name }) => name)).toEqual(['describe']);
    });

    it.each([
      ['has ended', () => 'TERMINATED'],
      ['is unknown', undefined],
    ])('starts recovery when the workflow of an order that waits %s', async (_what, describe) => {
      const orderId = await storeOrderThatIs('awaiting-payment');
      if (describe) test.temporal.answers.describe = describe;
      test.temporal.answers[RECOVER_ORDER_WORKFLOW] = () => undefined;
      expect((await deliverOwn(orderId)).status).toBe(200);
      expect(test.temporal.calls.at(-1)).toMatchObject({ kind: 'start', workflowId: `recover-${orderId}` });
    });

    it('hands on what another order, or a browser, has asked for', async () => {
      const orderId = await storeOrderThatIs('awaiting-payment');
      test.temporal.answers[paymentAuthorized.name] = () => undefined;
      const request = { id: 'req_1', idempotency_key: `order:${newId()}:confirm:a1` };
      expect((await deliver({ ...intentEvent(await storePaymentOf(orderId)), request })).status).toBe(200);
      expect(test.temporal.calls.map(({ kind }) => kind)).toEqual(['signal']);
    });
  });

  it('lets a waiting order look at a payment that Stripe has cancelled, and does nothing when it is over', async () => {
    const orderId = newId();
    const id = await storePaymentOf(orderId);
    const canceled = (cancellation_reason: string) =>
      deliver({ type: 'payment_intent.canceled', data: { object: { id, cancellation_reason } } });
    expect((await canceled('automatic')).status).toBe(200);
    expect(test.temporal.calls.map(({ kind }) => kind)).toEqual(['signal']);
    test.temporal.answers[paymentAuthorized.name] = () => undefined;
    expect((await canceled('automatic')).status).toBe(200);
    expect(test.temporal.calls.at(-1)).toMatchObject({ kind: 'signal', workflowId: `order-${orderId}` });
    expect((await canceled('abandoned')).status).toBe(200);
    expect(test.temporal.calls).toHaveLength(2);
  });

  it('starts the late payment for an order that is cancelled', async () => {
    const orderId = await storeOrderThatIs('cancelled');
    test.temporal.answers[LATE_PAYMENT_WORKFLOW] = () => undefined;
    const paymentIntentId = await storePaymentOf(orderId);
    expect((await deliver(intentEvent(paymentIntentId))).status).toBe(200);
    expect(test.temporal.calls.at(-1)).toMatchObject({
      kind: 'start',
      workflowId: `late-${paymentIntentId}`,
      taskQueue: 'orders',
      input: { orderId, paymentIntentId },
    });
  });

  it('does nothing for an order that is complete', async () => {
    const orderId = await storeOrderThatIs('complete');
    const paymentIntentId = await storePaymentOf(orderId);
    expect((await deliver(intentEvent(paymentIntentId, 'payment_intent.succeeded'))).status).toBe(200);
    expect(test.temporal.calls.map(({ kind }) => kind)).toEqual(['signal']);
  });

  it.each(['awaiting-payment', 'unknown'] as const)('starts recovery for an order that is %s', async (state) => {
    const orderId = state === 'unknown' ? newId() : await storeOrderThatIs(state);
    test.temporal.answers[RECOVER_ORDER_WORKFLOW] = () => undefined;
    expect((await deliver(intentEvent(await storePaymentOf(orderId)))).status).toBe(200);
    expect(test.temporal.calls.at(-1)).toMatchObject({
      kind: 'start',
      workflowId: `recover-${orderId}`,
      input: { orderId },
    });
  });

  it('answers 503 when Temporal is away, so that Stripe sends it again', async () => {
    test.temporal.answers[paymentAuthorized.name] = beAway;
    expect((await deliver(intentEvent(await storePaymentOf(newId())))).status).toBe(503);
  });

  it.each([
    ['refund.updated', { object: 'refund', payment_intent: 'pi_9' }],
    ['charge.refunded', { object: 'charge', payment_intent: { id: 'pi_9' } }],
  ])('wakes the refund with %s, and does not mind when there is none', async (type, object) => {
    expect((await deliver({ type, data: { object } })).status).toBe(200);
    test.temporal.answers[refundChanged.name] = () => undefined;
    expect((await deliver({ type, data: { object } })).status).toBe(200);
    expect(test.temporal.calls.at(-1)).toMatchObject({ kind: 'signal', workflowId: 'refund-pi_9' });
  });

  it.each([
    { type: 'customer.created', data: { object: { id: 'cus_1' } } },
    { type: 'payment_intent.succeeded', data: { object: { id: 'pi_foreign', metadata: { orderId: newId() } } } },
    { type: 'payment_intent.payment_failed', data: { object: { id: 'pi_3', metadata: { orderId: newId() } } } },
  ])('takes note of $type and does nothing', async (event) => {
    expect((await deliver(event)).status).toBe(200);
    expect(test.temporal.calls).toEqual([]);
  });

  describe('about the refund of an order whose refund workflow has ended', () => {
    async function storeRefundable(status: 'captured' | 'refunded') {
      const orderId = await storeOrderThatIs('complete');
      const payment = {
        id: `pi_${orderId}`,
        amount: 4500,
        currency: 'usd',
        status,
        createdAt: new Date().toISOString(),
      };
      await test.database.models.orders.updateOne({ _id: orderId }, { $set: { payment } });
      test.temporal.answers[REFUND_WORKFLOW] = () => undefined;
      return storePaymentOf(orderId);
    }
    const refunded = (payment_intent: string) => ({
      type: 'charge.refunded',
      data: { object: { object: 'charge', payment_intent, refunded: true } },
    });

    it('begins it again when Stripe took the refund back', async () => {
      const payment_intent = await storeRefundable('refunded');
      const failed = {
        type: 'refund.failed',
        data: { object: { object: 'refund', payment_intent, status: 'failed' } },
      };
      expect((await deliver(failed)).status).toBe(200);
      expect(test.temporal.calls.at(-1)).toMatchObject({
        kind: 'start',
        workflowId: `refund-${payment_intent}`,
        input: { paymentIntentId: payment_intent, mayBeTakenBack: true },
      });
    });

    it('asks Stripe to tell it later of an order that has yet to settle', async () => {
      const payment_intent = await storePaymentOf(await storeOrderThatIs('awaiting-payment'));
      const object = { object: 'refund', payment_intent, status: 'failed' };
      expect((await deliver({ type: 'refund.failed', data: { object } })).status).toBe(503);
    });

    it('begins it when somebody refunded all of it at Stripe itself', async () => {
      const payment_intent = await storeRefundable('captured');
      expect((await deliver(refunded(payment_intent))).status).toBe(200);
      expect(test.temporal.calls.at(-1)).toMatchObject({ kind: 'start', workflowId: `refund-${payment_intent}` });
    });

    it('leaves it alone when the refund is known already', async () => {
      const payment_intent = await storeRefundable('refunded');
      expect((await deliver(refunded(payment_intent))).status).toBe(200);
      expect(test.temporal.calls.map(({ kind }) => kind)).toEqual(['signal']);
    });
  });

  it.each([['null'], ['{}'], ['{"type":"payment_intent.succeeded"}']])(
    'answers 400 to a signed payload that is no event: %s',
    async (payload) => {
      const signature = test.stripe.webhooks.generateTestHeaderString({
        payload,
        secret: test.config.STRIPE_WEBHOOK_SECRET,
      });
      const sent = request(test.app).post('/api/webhooks/stripe').set('Content-Type', 'application/json');
      expect((await sent.set('Stripe-Signature', signature).send(payload)).status).toBe(400);
    },
  );
});
