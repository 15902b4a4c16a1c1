import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import { createStripe } from '../../shared/infra/stripe';
import { buyWith, errorOf, ORDER_INTENT, payWith, startEmulator, type TestEmulator } from './test-emulator';

/** A secret key of Stripe's test mode: with it these tests ask Stripe itself. A variable of its own, never set by accident. */
const key = process.env.STRIPE_CONTRACT_KEY;

let stripe: Stripe;
let emulator: TestEmulator | undefined;

beforeAll(async () => {
  if (key) stripe = createStripe({ STRIPE_KEY: testModeKey(key), STRIPE_API_URL: undefined });
  else {
    emulator = await startEmulator();
    stripe = emulator.stripe;
  }
});
afterAll(() => emulator?.close());

function testModeKey(secret: string): string {
  if (/^[sr]k_test_/.test(secret) && secret !== 'sk_test_emulator') return secret;
  throw new Error("STRIPE_CONTRACT_KEY must be a secret key of Stripe's test mode: it begins with sk_test_");
}

const isReplay = (headers: Record<string, string> | undefined) => headers?.['idempotent-replayed'] === 'true';

describe(`what an order relies on, asked of ${key ? 'Stripe' : 'the emulator'}`, () => {
  it('creates an intent that waits for a card', async () => {
    const intent = await stripe.paymentIntents.create(ORDER_INTENT);
    expect(intent).toMatchObject({
      object: 'payment_intent',
      livemode: false,
      amount: 4500,
      amount_capturable: 0,
      amount_received: 0,
      currency: 'usd',
      capture_method: 'manual',
      status: 'requires_payment_method',
      latest_charge: null,
      metadata: { orderId: 'o1' },
    });
    expect(intent.client_secret).toContain(`${intent.id}_secret_`);
  });

  it('authorizes on confirmation and takes the money on capture', async () => {
    const { id } = await stripe.paymentIntents.create(ORDER_INTENT);
    const authorized = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(authorized).toMatchObject({ status: 'requires_capture', amount_capturable: 4500, amount_received: 0 });
    const captured = await stripe.paymentIntents.capture(id, { expand: ['latest_charge'] });
    expect(captured).toMatchObject({
      status: 'succeeded',
      amount_capturable: 0,
      amount_received: 4500,
      latest_charge: { object: 'charge', captured: true, paid: true, amount_captured: 4500, refunded: false },
    });
  });

  it('captures once', async () => {
    const { id } = await buyWith(stripe, 'pm_card_visa');
    expect(await errorOf(stripe.paymentIntents.capture(id))).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
      payment_intent: { id, status: 'succeeded' },
    });
  });

  it('refunds a captured payment, and no more than it', async () => {
    const { id } = await buyWith(stripe, 'pm_card_visa');
    const refund = await stripe.refunds.create({ payment_intent: id });
    expect(refund).toMatchObject({ object: 'refund', amount: 4500, payment_intent: id, status: 'succeeded' });
    expect(await errorOf(stripe.refunds.create({ payment_intent: id }))).toMatchObject({
      statusCode: 400,
      code: 'charge_already_refunded',
    });
    const { latest_charge: charge } = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 4500 });
  });

  it('releases an authorization when the intent is canceled', async () => {
    const { id } = await payWith(stripe, 'pm_card_visa');
    const canceled = await stripe.paymentIntents.cancel(id, { expand: ['latest_charge'] });
    expect(canceled).toMatchObject({
      status: 'canceled',
      amount_received: 0,
      amount_capturable: 0,
      latest_charge: { captured: false, refunded: true },
    });
  });

  it('refuses to confirm or capture what is canceled', async () => {
    const { id } = await stripe.paymentIntents.create(ORDER_INTENT);
    await stripe.paymentIntents.cancel(id);
    const confirm = stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    for (const call of [confirm, stripe.paymentIntents.capture(id)])
      expect(await errorOf(call)).toMatchObject({
        type: 'StripeInvalidRequestError',
        statusCode: 400,
        code: 'payment_intent_unexpected_state',
        payment_intent: { id, status: 'canceled' },
      });
  });

  it.each([
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
  ])('declines %s and then takes another card', async (card, code, declineCode) => {
    const { id } = await stripe.paymentIntents.create(ORDER_INTENT);
    expect(await errorOf(stripe.paymentIntents.confirm(id, { payment_method: card }))).toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      code,
      decline_code: declineCode,
      payment_intent: { id, status: 'requires_payment_method', last_payment_error: { code } },
    });
    const second = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(second.status).toBe('requires_capture');
  });

  it('waits for the buyer when the bank wants 3-D Secure', async () => {
    const intent = await payWith(stripe, 'pm_card_threeDSecure2Required');
    expect(intent).toMatchObject({ status: 'requires_action', amount_capturable: 0 });
    expect(typeof intent.next_action?.type).toBe('string');
    expect(await stripe.paymentIntents.cancel(intent.id)).toMatchObject({ status: 'canceled' });
  });

  it('answers 404 for an intent that does not exist', async () => {
    expect(await errorOf(stripe.paymentIntents.retrieve('pi_unknown'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
  });
});

describe(`idempotency keys, asked of ${key ? 'Stripe' : 'the emulator'}`, () => {
  it('replay the first answer and say so', async () => {
    const idempotencyKey = randomUUID();
    const create = () => stripe.paymentIntents.create(ORDER_INTENT, { idempotencyKey });
    const first = await create();
    await stripe.paymentIntents.cancel(first.id);
    const second = await create();
    expect(second).toMatchObject({ id: first.id, status: 'requires_payment_method' });
    expect(isReplay(first.lastResponse.headers)).toBe(false);
    expect(isReplay(second.lastResponse.headers)).toBe(true);
  });

  it('replay a decline without a second charge', async () => {
    const { id } = await stripe.paymentIntents.create(ORDER_INTENT);
    const idempotencyKey = randomUUID();
    const confirm = () =>
      stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa_chargeDeclined' }, { idempotencyKey });
    const first = await errorOf(confirm());
    const second = await errorOf(confirm());
    expect(second).toMatchObject({ statusCode: 402, decline_code: 'generic_decline', charge: first.charge });
    expect(isReplay(second.headers)).toBe(true);
    expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(1);
  });

  it('refuse other parameters', async () => {
    const idempotencyKey = randomUUID();
    await stripe.paymentIntents.create(ORDER_INTENT, { idempotencyKey });
    const other = stripe.paymentIntents.create({ ...ORDER_INTENT, amount: 4600 }, { idempotencyKey });
    expect(await errorOf(other)).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
  });
});
