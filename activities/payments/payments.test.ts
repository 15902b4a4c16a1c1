import Stripe from 'stripe';
import type { PaymentDocument } from '../../shared/infra/models/payments';
import { startEmulator, type TestEmulator } from '../../temporal-dev/stripe/test-emulator';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { until } from '../../temporal-dev/testing/until';
import { crashEverywhere } from '../testing/crash-points';
import { createScene, newId, PRICE, type Scene, withNatsAwayFor } from '../testing/scene';
import { authorizePayment } from './authorize-payment';
import { capturePayment } from './capture-payment';
import { checkAuthorization } from './check-authorization';
import { closePayment } from './close-payment';
import { preparePayment } from './prepare-payment';
import { recordPayment } from './record-payment';
import { refundPayment } from './refund-payment';
import { reopenRefund } from './reopen-refund';

let database: TestDatabase;
let emulator: TestEmulator;
let scene: Scene;
let nowMs = 0;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  nowMs = Date.now();
  emulator = await startEmulator({ now: () => nowMs, settleMs: 60_000 });
  scene = createScene(database.models, emulator.stripe);
});
afterEach(() => emulator.close());

const DAY_MS = 24 * 3600_000;
const order = (changes: { price?: typeof PRICE; firstAskedMs?: number } = {}) => ({
  orderId: newId(),
  ticketId: newId(),
  buyerId: 'buyer',
  title: 'A concert',
  price: PRICE,
  firstAskedMs: nowMs,
  ...changes,
});
async function prepared(): Promise<{ orderId: string; paymentIntentId: string }> {
  const input = order();
  return { orderId: input.orderId, ...(await preparePayment(scene, input)) };
}
async function authorized(paymentMethod = 'pm_card_visa') {
  const payment = await prepared();
  await authorizePayment(scene, { ...payment, attemptId: newId(), paymentMethod });
  return payment;
}
async function captured(paymentMethod?: string) {
  const payment = await authorized(paymentMethod);
  await capturePayment(scene, payment);
  return payment;
}
const intentsOf = async (orderId: string) => {
  const { data } = await emulator.stripe.paymentIntents.list({ limit: 100 });
  return data.filter(({ metadata }) => metadata.orderId === orderId);
};
const statusOf = async (paymentIntentId: string) =>
  (await emulator.stripe.paymentIntents.retrieve(paymentIntentId)).status;
const recordOf = (paymentIntentId: string) =>
  database.models.payments.findById(paymentIntentId).lean<PaymentDocument>();
const net = () => emulator.ledger().reduce((sum, { netMinor }) => sum + netMinor, 0);

/** Runs an activity again, as Temporal does, until it answers; `most` bounds a test that would never end. */
async function untilAnswered<T>(act: () => Promise<T>, most = 8): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (attempt === most || (error as { nonRetryable?: boolean }).nonRetryable) throw error;
    }
  }
}

/** What two attempts at once answer. Throws when neither does, or when one is refused for good. */
async function twice<T>(act: () => Promise<T>): Promise<T[]> {
  const attempts = await Promise.allSettled([act(), act()]);
  const refused = attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason] : []));
  const forGood = refused.find(({ nonRetryable }) => nonRetryable);
  if (forGood || refused.length === attempts.length) throw forGood ?? refused[0];
  return attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
}

const FAULTS = [
  ['answers 500 and does nothing', { kind: 'fail-before', status: 500 }],
  ['answers 500 after all was done', { kind: 'fail-after', status: 500 }],
  ['cuts the connection before', { kind: 'drop-before' }],
  ['cuts the connection after', { kind: 'drop-after' }],
  ['stays silent', { kind: 'hang', ms: 50 }],
  ['limits the rate', { kind: 'fail-before', status: 429, stored: false }],
] as const;

describe('preparePayment', () => {
  it.each(FAULTS)('makes one PaymentIntent when Stripe %s', async (_what, fault) => {
    emulator.faults.add({ method: 'POST', path: '/v1/payment_intents', fault });
    const input = order();
    const { paymentIntentId } = await untilAnswered(() => preparePayment(scene, input));
    expect((await intentsOf(input.orderId)).map(({ id }) => id)).toEqual([paymentIntentId]);
    expect(await recordOf(paymentIntentId)).toMatchObject({ orderId: input.orderId, status: 'pending', ...PRICE });
  });

  it('makes one PaymentIntent, wherever it crashed and when it is asked for twice at once', async () => {
    await crashEverywhere(scene, {
      world: async () => order(),
      async act(dependencies, input) {
        const [one, two] = await Promise.all([preparePayment(dependencies, input), preparePayment(scene, input)]).catch(
          async (error) => {
            // Two at once under one key: Stripe tells one of them to come back.
            if (error?.code !== 'idempotency_key_in_use') throw error;
            return [await preparePayment(dependencies, input), await preparePayment(scene, input)];
          },
        );
        expect(one).toEqual(two);
      },
      async check({ orderId }) {
        expect(await intentsOf(orderId)).toHaveLength(1);
      },
    });
  });

  it('waits for another attempt under the same key instead of giving the order up', async () => {
    emulator.faults.add({ method: 'POST', path: '/v1/payment_intents', fault: { kind: 'latency', ms: 150 } });
    const input = order();
    const [payment] = await twice(() => preparePayment(scene, input));
    expect(await untilAnswered(() => preparePayment(scene, input), 50)).toEqual(payment);
  });

  it('finds the PaymentIntent of its first try after Stripe has forgotten the key', async () => {
    const firstAskedMs = nowMs - 2 * DAY_MS;
    const input = order({ firstAskedMs });
    nowMs = firstAskedMs;
    await preparePayment(scene, { ...input, firstAskedMs: Date.now() });
    await database.models.payments.deleteOne({ orderId: input.orderId });
    nowMs = firstAskedMs + 2 * DAY_MS;
    const { paymentIntentId } = await preparePayment(scene, input);
    expect((await intentsOf(input.orderId)).map(({ id }) => id)).toEqual([paymentIntentId]);
  });

  it('answers with the PaymentIntent that is recorded when another attempt recorded a different one', async () => {
    const input = order();
    const { models } = scene;
    const findOne: typeof models.payments.findOne = models.payments.findOne.bind(models.payments);
    await preparePayment(scene, input);
    const recorded = await findOne({ orderId: input.orderId }).lean<PaymentDocument>();
    await database.models.payments.deleteOne({ orderId: input.orderId });
    const other = { ...recorded, _id: `pi_other_${input.orderId}` } as PaymentDocument;
    const racing = {
      ...scene,
      stripe: emulator.stripe,
      models: {
        ...models,
        payments: new Proxy(models.payments, {
          get(target, property) {
            const member: unknown = Reflect.get(target, property, target);
            if (property !== 'create') return typeof member === 'function' ? member.bind(target) : member;
            return async (documents: PaymentDocument[]) => {
              await target.create([other]);
              return target.create(documents);
            };
          },
        }),
      },
    };
    expect(await preparePayment(racing, input)).toEqual({ paymentIntentId: other._id });
  });

  it('says for good that Stripe refuses an amount', async () => {
    await expect(preparePayment(scene, order({ price: { amount: 1, currency: 'usd' } }))).rejects.toMatchObject({
      type: 'PaymentRefused',
      nonRetryable: true,
    });
  });
});

describe('authorizePayment', () => {
  const pay = async (paymentMethod: string) =>
    authorizePayment(scene, { ...(await prepared()), attemptId: newId(), paymentMethod });

  it.each([
    ['pm_card_visa_chargeDeclined', 'generic_decline', true],
    ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds', true],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', true],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', true],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', true],
    ['pm_card_visa_chargeDeclinedVelocityLimitExceeded', 'card_velocity_exceeded', true],
    ['pm_card_visa_chargeDeclinedLostCard', 'lost_card', false],
    ['pm_card_visa_chargeDeclinedStolenCard', 'stolen_card', false],
    ['pm_card_radarBlock', 'fraudulent', false],
  ])('answers %s with %s', async (card, code, mendable) => {
    expect(await pay(card)).toMatchObject({ status: 'declined', decline: { code }, mendable });
  });

  it('answers an unknown PaymentMethod as refused: no card was asked', async () => {
    expect(await pay('pm_nobody')).toEqual({ status: 'refused', message: expect.stringContaining('pm_nobody') });
  });

  it.each(FAULTS)('authorizes once when Stripe %s', async (_what, fault) => {
    const payment = await prepared();
    const attempt = { ...payment, attemptId: newId(), paymentMethod: 'pm_card_visa' };
    emulator.faults.add({ method: 'POST', path: '/v1/payment_intents/*/confirm', fault });
    expect(await untilAnswered(() => authorizePayment(scene, attempt))).toEqual({ status: 'authorized' });
    expect(await statusOf(payment.paymentIntentId)).toBe('requires_capture');
  });

  it.each(FAULTS)('answers the decline of the same attempt when Stripe %s', async (_what, fault) => {
    const attempt = { ...(await prepared()), attemptId: newId(), paymentMethod: 'pm_card_chargeDeclinedExpiredCard' };
    emulator.faults.add({ method: 'POST', path: '/v1/payment_intents/*/confirm', fault });
    expect(await untilAnswered(() => authorizePayment(scene, attempt))).toMatchObject({
      status: 'declined',
      decline: { code: 'expired_card' },
    });
  });

  it('declines nothing while another attempt under the same key is still being executed', async () => {
    const attempt = { ...(await prepared()), attemptId: newId(), paymentMethod: 'pm_card_visa' };
    emulator.faults.add({ path: '/v1/payment_intents/*/confirm', fault: { kind: 'latency', ms: 150 } });
    const answers = await twice(() => authorizePayment(scene, attempt));
    expect(answers[0]).toEqual({ status: 'authorized' });
  });

  it('waits for a payment that Stripe is processing, and sees it settle', async () => {
    const attempt = { ...(await prepared()), attemptId: newId(), paymentMethod: 'pm_card_visa' };
    emulator.faults.add({ path: '/v1/payment_intents/*/confirm', fault: { kind: 'processing' } });
    await expect(authorizePayment(scene, attempt)).rejects.toMatchObject({
      type: 'PaymentProcessing',
      nonRetryable: false,
    });
    await emulator.settle();
    expect(await untilAnswered(() => authorizePayment(scene, attempt))).toEqual({ status: 'authorized' });
  });

  it('waits, and declines nothing, when another attempt meets a payment that is being processed', async () => {
    const payment = await prepared();
    emulator.faults.add({ path: '/v1/payment_intents/*/confirm', fault: { kind: 'processing' } });
    const attempt = (attemptId: string) =>
      authorizePayment(scene, { ...payment, attemptId, paymentMethod: 'pm_card_visa' });
    await expect(attempt('first')).rejects.toMatchObject({ type: 'PaymentProcessing' });
    await expect(attempt('second')).rejects.toMatchObject({ type: 'PaymentProcessing' });
  });

  it('asks the buyer to act, and judges a repeated attempt by what has become of the payment since', async () => {
    const payment = await prepared();
    const attempt = { ...payment, attemptId: newId(), paymentMethod: 'pm_card_authenticationRequired' };
    expect(await authorizePayment(scene, attempt)).toEqual({ status: 'requires-action' });
    expect(await checkAuthorization(scene, payment)).toEqual({ authorized: false });
    await closePayment(scene, { ...payment, voidAuthorized: true });
    expect(await authorizePayment(scene, attempt)).toEqual({ status: 'closed' });
  });

  it('finds a payment closed, or already made', async () => {
    const closed = await prepared();
    await closePayment(scene, { ...closed, voidAuthorized: true });
    const attempt = { attemptId: newId(), paymentMethod: 'pm_card_visa' };
    expect(await authorizePayment(scene, { ...closed, ...attempt })).toEqual({ status: 'closed' });
    expect(await authorizePayment(scene, { ...(await captured()), ...attempt })).toEqual({ status: 'authorized' });
    expect(await checkAuthorization(scene, await authorized())).toEqual({ authorized: true });
  });
});

describe('capturePayment', () => {
  it.each(FAULTS)('takes the money once when Stripe %s', async (_what, fault) => {
    const payment = await authorized();
    emulator.faults.add({ method: 'POST', path: '/v1/payment_intents/*/capture', fault });
    const answer = await untilAnswered(() => capturePayment(scene, payment));
    expect(answer).toMatchObject({ id: payment.paymentIntentId, status: 'captured', ...PRICE });
    expect(await capturePayment(scene, payment)).toEqual(answer);
    expect(net()).toBe(PRICE.amount);
    expect(scene.bus.story(payment.paymentIntentId)).toEqual(['PaymentCreated 1']);
  });

  it('records and tells once, wherever it crashed', async () => {
    await crashEverywhere(scene, {
      world: () => authorized(),
      act: capturePayment,
      async check({ paymentIntentId }) {
        expect(await recordOf(paymentIntentId)).toMatchObject({ status: 'captured', version: 1 });
        expect(scene.bus.story(paymentIntentId)).toEqual(['PaymentCreated 1']);
        expect(scene.bus.violations).toEqual([]);
      },
    });
  });

  it('says for good that there is nothing to capture', async () => {
    const payment = await authorized();
    await closePayment(scene, { ...payment, voidAuthorized: true });
    const lost = { type: 'AuthorizationLost', nonRetryable: true };
    await expect(capturePayment(scene, payment)).rejects.toMatchObject(lost);
    await expect(capturePayment(scene, await prepared())).rejects.toMatchObject(lost);
    expect(net()).toBe(0);
  });

  it('loses nothing while another attempt under the same key is still being executed', async () => {
    const payment = await authorized();
    emulator.faults.add({ path: '/v1/payment_intents/*/capture', fault: { kind: 'latency', ms: 150 } });
    const answers = await twice(() => capturePayment(scene, payment));
    expect(answers[0]).toMatchObject({ status: 'captured' });
  });
});

describe('closePayment', () => {
  it('cancels what was never paid', async () => {
    const payment = await prepared();
    expect(await closePayment(scene, { ...payment, voidAuthorized: false })).toEqual({ status: 'canceled' });
    expect(await closePayment(scene, { ...payment, voidAuthorized: false })).toEqual({ status: 'canceled' });
    expect(await recordOf(payment.paymentIntentId)).toMatchObject({ status: 'cancelled', version: 0 });
  });

  it('cancels a payment that waits for the buyer to act', async () => {
    const payment = await authorized('pm_card_authenticationRequired');
    expect(await closePayment(scene, { ...payment, voidAuthorized: false })).toEqual({ status: 'canceled' });
  });

  it('keeps an authorization when the window ends, and voids it when the buyer cancels', async () => {
    const payment = await authorized();
    expect(await closePayment(scene, { ...payment, voidAuthorized: false })).toEqual({ status: 'authorized' });
    expect(await statusOf(payment.paymentIntentId)).toBe('requires_capture');
    expect(await closePayment(scene, { ...payment, voidAuthorized: true })).toEqual({ status: 'canceled' });
    expect(net()).toBe(0);
  });

  it('finds a captured payment captured, whoever closes', async () => {
    const payment = await captured();
    expect(await closePayment(scene, { ...payment, voidAuthorized: true })).toEqual({ status: 'captured' });
  });

  it('keeps asking while Stripe is processing', async () => {
    const payment = await prepared();
    emulator.faults.add({ path: '/v1/payment_intents/*/confirm', fault: { kind: 'processing' } });
    await authorizePayment(scene, { ...payment, attemptId: newId(), paymentMethod: 'pm_card_visa' }).catch(
      () => undefined,
    );
    const close = () => closePayment(scene, { ...payment, voidAuthorized: false });
    await expect(close()).rejects.toMatchObject({ type: 'PaymentProcessing', nonRetryable: false });
    await emulator.settle();
    expect(await close()).toEqual({ status: 'authorized' });
  });

  it('says what Stripe says when the payment is captured between its look and its cancel', async () => {
    const payment = await authorized();
    emulator.faults.add({ path: '/v1/payment_intents/*/cancel', fault: { kind: 'latency', ms: 1500 } });
    const closing = untilAnswered(() => closePayment(scene, { ...payment, voidAuthorized: true }));
    await until(async () => emulator.faults.list().requests.length === 0);
    await capturePayment(scene, payment);
    expect(await closing).toEqual({ status: 'captured' });
  });

  it.each(FAULTS)('answers only when it is sure, when Stripe %s', async (_what, fault) => {
    const payment = await authorized();
    emulator.faults.add({ path: '/v1/payment_intents/*/cancel', fault });
    emulator.faults.add({ method: 'GET', path: '/v1/payment_intents/*', fault: { kind: 'fail-before' } });
    const close = () => closePayment(scene, { ...payment, voidAuthorized: true });
    expect(await untilAnswered(close)).toEqual({ status: 'canceled' });
    expect(await statusOf(payment.paymentIntentId)).toBe('canceled');
  });
});

describe('refundPayment', () => {
  it.each(FAULTS)('gives all of it back once when Stripe %s', async (_what, fault) => {
    const payment = await captured();
    emulator.faults.add({ method: 'POST', path: '/v1/refunds', fault });
    expect(await untilAnswered(() => refundPayment(scene, payment))).toEqual({
      status: 'succeeded',
      failedAttempts: 0,
    });
    expect(await refundPayment(scene, payment)).toEqual({ status: 'succeeded', failedAttempts: 0 });
    expect(net()).toBe(0);
  });

  it('waits for a refund that is pending', async () => {
    const payment = await captured('pm_card_pendingRefund');
    expect(await refundPayment(scene, payment)).toEqual({ status: 'pending', failedAttempts: 0 });
    expect(await refundPayment(scene, payment)).toEqual({ status: 'pending', failedAttempts: 0 });
    await emulator.settle();
    expect(await refundPayment(scene, payment)).toEqual({ status: 'succeeded', failedAttempts: 0 });
    expect(net()).toBe(0);
  });

  it('starts the next attempt when Stripe has failed one', async () => {
    const payment = await captured();
    emulator.faults.add({ method: 'POST', path: '/v1/refunds', fault: { kind: 'refund', outcome: 'fails' } });
    await refundPayment(scene, payment);
    await emulator.settle();
    expect(await refundPayment(scene, payment)).toEqual({ status: 'succeeded', failedAttempts: 1 });
    expect(net()).toBe(0);
  });

  it('gives back what is left when somebody has refunded a part by hand', async () => {
    const payment = await captured();
    await emulator.stripe.refunds.create({ payment_intent: payment.paymentIntentId, amount: 1000 });
    expect(await refundPayment(scene, payment)).toEqual({ status: 'succeeded', failedAttempts: 0 });
    expect(net()).toBe(0);
  });

  it('sees a refund that somebody makes by hand at the same moment', async () => {
    const payment = await captured();
    emulator.faults.add({ method: 'POST', path: '/v1/refunds', fault: { kind: 'latency', ms: 1500 } });
    const refunding = untilAnswered(() => refundPayment(scene, payment));
    await until(async () => emulator.faults.list().requests.length === 0);
    await emulator.stripe.refunds.create({ payment_intent: payment.paymentIntentId });
    expect(await refunding).toEqual({ status: 'succeeded', failedAttempts: 0 });
    expect(net()).toBe(0);
  });

  it('refunds once when many ask at once', async () => {
    const payment = await captured();
    await Promise.all(Array.from({ length: 5 }, () => untilAnswered(() => refundPayment(scene, payment), 50)));
    expect(net()).toBe(0);
  });

  it('has nothing to give back of a payment that took nothing', async () => {
    expect(await refundPayment(scene, await prepared())).toEqual({ status: 'succeeded', failedAttempts: 0 });
  });

  it('counts a refusal by Stripe as a failed attempt, so that it is tried again', async () => {
    const payment = await captured();
    const refused = new Stripe.errors.StripeInvalidRequestError({ type: 'invalid_request_error', message: 'no' });
    jest.spyOn(scene.stripe.refunds, 'create').mockRejectedValueOnce(refused);
    expect(await refundPayment(scene, payment)).toEqual({ status: 'failed', failedAttempts: 1 });
    expect(await refundPayment(scene, payment)).toEqual({ status: 'succeeded', failedAttempts: 0 });
    expect(net()).toBe(0);
  });
});

describe('an authorization that has lapsed', () => {
  const lapsed = async () => {
    const payment = await authorized();
    await emulator.lapse(payment.paymentIntentId);
    return payment;
  };

  it('cannot be captured, for good, and nothing was taken', async () => {
    const payment = await lapsed();
    await expect(capturePayment(scene, payment)).rejects.toMatchObject({
      type: 'AuthorizationLost',
      nonRetryable: true,
    });
    expect(await closePayment(scene, { ...payment, voidAuthorized: true })).toEqual({ status: 'canceled' });
    expect(net()).toBe(0);
  });

  it('is found closed by whoever looks or pays', async () => {
    const payment = await lapsed();
    expect(await checkAuthorization(scene, payment)).toEqual({ authorized: false, closed: true });
    const attempt = { ...payment, attemptId: newId(), paymentMethod: 'pm_card_visa' };
    expect(await authorizePayment(scene, attempt)).toEqual({ status: 'closed' });
  });
});

describe('reopenRefund', () => {
  async function refunded() {
    const payment = await captured();
    await refundPayment(scene, payment);
    await recordPayment(scene, { ...payment, status: 'refunded' });
    return payment;
  }

  it('leaves a refund alone that Stripe stands by, and one that is not recorded as done', async () => {
    expect(await reopenRefund(scene, await refunded())).toEqual({ takenBack: false });
    expect(await reopenRefund(scene, await captured())).toEqual({ takenBack: false });
  });

  it('says that the money is owed again, and the next refund is told, wherever it crashed', async () => {
    await crashEverywhere(scene, {
      world: async () => {
        const payment = await refunded();
        await emulator.takeRefundBack(payment.paymentIntentId);
        return payment;
      },
      act: (dependencies, payment) => reopenRefund(dependencies, payment),
      async check(payment) {
        expect(await reopenRefund(scene, payment)).toEqual({ takenBack: true });
        expect(await recordOf(payment.paymentIntentId)).toMatchObject({ status: 'refund-pending', version: 2 });
        expect(await refundPayment(scene, payment)).toEqual({ status: 'succeeded', failedAttempts: 1 });
        await recordPayment(scene, { ...payment, status: 'refunded' });
        expect(await reopenRefund(scene, payment)).toEqual({ takenBack: false });
        expect(scene.bus.story(payment.paymentIntentId)).toEqual([
          'PaymentCreated 1',
          'PaymentRefunded 2',
          'PaymentRefunded 3',
        ]);
        expect(scene.bus.violations).toEqual([]);
        expect(net()).toBe(0);
      },
    });
  });
});

describe('recordPayment', () => {
  it('tells of every fact once, in order, wherever it crashed', async () => {
    await crashEverywhere(scene, {
      world: prepared,
      async act(dependencies, { paymentIntentId }) {
        await recordPayment(dependencies, { paymentIntentId, status: 'captured' });
        await recordPayment(dependencies, { paymentIntentId, status: 'refunded' });
      },
      async check({ paymentIntentId }) {
        expect(scene.bus.violations).toEqual([]);
        expect(scene.bus.story(paymentIntentId)).toEqual(['PaymentCreated 1', 'PaymentRefunded 2']);
        expect(await recordOf(paymentIntentId)).toMatchObject({
          ...{ status: 'refunded', version: 2 },
          history: [
            { version: 1, changeId: 'captured' },
            { version: 2, changeId: 'refunded' },
          ],
        });
      },
    });
  });

  it('tells of a capture that nobody was told of before it tells of the refund', async () => {
    const payment = await prepared();
    const away = withNatsAwayFor(scene, 'PaymentCreated');
    await expect(recordPayment(away, { ...payment, status: 'captured' })).rejects.toThrow('away');
    await recordPayment(scene, { ...payment, status: 'refunded' });
    expect(scene.bus.violations).toEqual([]);
    expect(scene.bus.story(payment.paymentIntentId)).toEqual(['PaymentCreated 1', 'PaymentRefunded 2']);
  });

  it('tells of a failure, also after the payment was closed', async () => {
    const payment = await prepared();
    await closePayment(scene, { ...payment, voidAuthorized: true });
    await recordPayment(scene, { ...payment, status: 'failed' });
    await recordPayment(scene, { ...payment, status: 'failed' });
    expect(scene.bus.story(payment.paymentIntentId)).toEqual(['PaymentFailed 1']);
  });

  it('records the refund of a payment that was captured after its order had ended', async () => {
    const payment = await prepared();
    await closePayment(scene, { ...payment, voidAuthorized: true });
    await recordPayment(scene, { ...payment, status: 'refunded' });
    expect(await recordOf(payment.paymentIntentId)).toMatchObject({ status: 'refunded', version: 1 });
    expect(scene.bus.story(payment.paymentIntentId)).toEqual(['PaymentRefunded 1']);
  });

  it('takes nothing back that has been refunded', async () => {
    const payment = await captured();
    await recordPayment(scene, { ...payment, status: 'refunded' });
    expect(await recordPayment(scene, { ...payment, status: 'captured' })).toMatchObject({ status: 'refunded' });
    expect(await recordPayment(scene, { ...payment, status: 'failed' })).toMatchObject({ status: 'refunded' });
    expect(scene.bus.of(payment.paymentIntentId)).toHaveLength(2);
  });
});
