import { buyWith, errorOf, ORDER_INTENT, payWith, startEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

describe('creating', () => {
  it('gives an intent that waits for a card', async () => {
    const intent = await emulator.stripe.paymentIntents.create(ORDER_INTENT);
    expect(intent).toMatchObject({
      object: 'payment_intent',
      amount: 4500,
      currency: 'usd',
      status: 'requires_payment_method',
      capture_method: 'manual',
      metadata: { orderId: 'o1' },
      allowed_payment_method_types: ['card'],
      payment_method_types: ['card'],
    });
    expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_`));
    expect(await emulator.stripe.paymentIntents.retrieve(intent.id)).toEqual(intent);
  });

  it.each([
    [{ amount: 10 }, 'amount_too_small', 'amount'],
    [{ amount: 100_000_000 }, 'amount_too_large', 'amount'],
    [{ amount: -1 }, 'parameter_invalid_integer', 'amount'],
    [{ amount: 12.5 }, 'parameter_invalid_integer', 'amount'],
    [{ currency: 'xyz' }, undefined, 'currency'],
    [{ allowed_payment_method_types: ['ideal'] }, undefined, 'allowed_payment_method_types'],
    [{ payment_method_types: ['card'] }, 'parameter_unknown', 'payment_method_types'],
    [{ payment_method: 'pm_card_unknown' }, 'resource_missing', 'payment_method'],
    [{ customer: 'cus_unknown' }, 'resource_missing', 'customer'],
    [{ colour: 'red' }, 'parameter_unknown', 'colour'],
    [{ metadata: { note: 'x'.repeat(501) } }, undefined, 'metadata[note]'],
  ])('refuses %j', async (change, code, param) => {
    const error = await errorOf(emulator.stripe.paymentIntents.create({ ...ORDER_INTENT, ...change }));
    expect(error).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, code, param });
  });

  it('refuses a request without an amount', async () => {
    const response = await fetch(`${emulator.url}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_x', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'currency=usd',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'parameter_missing', param: 'amount' } });
  });

  it('accepts a currency in any case', async () => {
    const intent = await emulator.stripe.paymentIntents.create({ ...ORDER_INTENT, currency: 'EUR' });
    expect(intent.currency).toBe('eur');
  });
});

describe('paying', () => {
  it('authorizes, then captures', async () => {
    const { id } = await emulator.stripe.paymentIntents.create(ORDER_INTENT);
    const authorized = await emulator.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(authorized).toMatchObject({ status: 'requires_capture', amount_capturable: 4500, amount_received: 0 });
    const captured = await emulator.stripe.paymentIntents.capture(id, {
      expand: ['latest_charge.balance_transaction'],
    });
    expect(captured).toMatchObject({
      status: 'succeeded',
      amount_capturable: 0,
      amount_received: 4500,
      latest_charge: {
        captured: true,
        amount_captured: 4500,
        payment_method_details: { card: { brand: 'visa', last4: '4242' } },
        balance_transaction: { type: 'charge', amount: 4500 },
      },
    });
  });

  it('captures at once when the capture is not manual', async () => {
    const intent = await payWith(emulator.stripe, 'pm_card_mastercard', { capture_method: 'automatic' });
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 4500 });
  });

  it('captures less and releases the rest', async () => {
    const { id } = await payWith(emulator.stripe, 'pm_card_amex');
    const captured = await emulator.stripe.paymentIntents.capture(id, {
      amount_to_capture: 4000,
      expand: ['latest_charge'],
    });
    expect(captured).toMatchObject({
      amount_received: 4000,
      latest_charge: { amount_captured: 4000, amount_refunded: 500, refunded: false },
    });
  });

  it('refuses to capture more than was authorized', async () => {
    const { id } = await payWith(emulator.stripe, 'pm_card_visa');
    const error = await errorOf(emulator.stripe.paymentIntents.capture(id, { amount_to_capture: 4501 }));
    expect(error).toMatchObject({ statusCode: 400, code: 'amount_too_large' });
  });

  it.each([
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
    ['pm_card_chargeDeclinedFraudulent', 'card_declined', 'fraudulent'],
    ['pm_card_radarBlock', 'card_declined', 'fraudulent'],
  ])('declines %s with its code and lets the buyer try another card', async (card, code, declineCode) => {
    const { id } = await emulator.stripe.paymentIntents.create(ORDER_INTENT);
    const error = await errorOf(emulator.stripe.paymentIntents.confirm(id, { payment_method: card }));
    expect(error).toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      code,
      decline_code: declineCode,
      payment_intent: { id, status: 'requires_payment_method' },
    });
    const declined = await emulator.stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    expect(declined).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
      last_payment_error: { code, decline_code: declineCode, type: 'card_error' },
      latest_charge: { status: 'failed', paid: false, failure_code: code },
    });
    const second = await emulator.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(second).toMatchObject({ status: 'requires_capture', last_payment_error: null });
  });

  it('refuses to confirm without a payment method', async () => {
    const { id } = await emulator.stripe.paymentIntents.create(ORDER_INTENT);
    const error = await errorOf(emulator.stripe.paymentIntents.confirm(id));
    expect(error).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' });
  });

  it('authorizes once when two confirm at the same time', async () => {
    const { id } = await emulator.stripe.paymentIntents.create(ORDER_INTENT);
    const confirm = () => emulator.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    const results = await Promise.allSettled([confirm(), confirm(), confirm()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const charges = await emulator.stripe.charges.list({ payment_intent: id });
    expect(charges.data).toHaveLength(1);
  });

  it('stays processing until it settles, and cannot be canceled meanwhile', async () => {
    const { id } = await emulator.stripe.paymentIntents.create(ORDER_INTENT);
    emulator.faults.add({ path: '/v1/payment_intents/*/confirm', fault: { kind: 'processing' } });
    const processing = await emulator.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(processing.status).toBe('processing');
    expect(await errorOf(emulator.stripe.paymentIntents.cancel(id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    await emulator.settle();
    expect(await emulator.stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'requires_capture' });
  });
});

describe('canceling', () => {
  it.each(['requires_payment_method', 'requires_capture', 'requires_action'])('works on %s', async (status) => {
    const intent =
      status === 'requires_payment_method'
        ? await emulator.stripe.paymentIntents.create(ORDER_INTENT)
        : await payWith(
            emulator.stripe,
            status === 'requires_capture' ? 'pm_card_visa' : 'pm_card_authenticationRequired',
          );
    expect(intent.status).toBe(status);
    const canceled = await emulator.stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'abandoned' });
    expect(canceled).toMatchObject({ status: 'canceled', amount_capturable: 0, cancellation_reason: 'abandoned' });
  });

  it('voids the authorization without touching the balance', async () => {
    const { id } = await payWith(emulator.stripe, 'pm_card_visa');
    const { latest_charge: charge } = await emulator.stripe.paymentIntents.cancel(id, { expand: ['latest_charge'] });
    expect(charge).toMatchObject({ captured: false, refunded: true, amount_refunded: 4500, balance_transaction: null });
    expect(emulator.ledger().find((line) => line.paymentIntent === id)).toMatchObject({
      authorizedMinor: 0,
      capturedMinor: 0,
      netMinor: 0,
    });
  });

  it('is the end: neither canceled nor succeeded intents change', async () => {
    const { stripe } = emulator;
    const canceled = await stripe.paymentIntents.cancel((await payWith(stripe, 'pm_card_visa')).id);
    const succeeded = await stripe.paymentIntents.capture((await payWith(stripe, 'pm_card_visa')).id);
    for (const { id, status } of [canceled, succeeded]) {
      const confirm = stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
      for (const call of [confirm, stripe.paymentIntents.capture(id), stripe.paymentIntents.cancel(id)])
        expect(await errorOf(call)).toMatchObject({
          statusCode: 400,
          code: 'payment_intent_unexpected_state',
          payment_intent: { id, status },
        });
    }
  });
});

describe('an authorization that nobody captures', () => {
  it('lapses: Stripe cancels the intent by itself, and refuses the capture from then on', async () => {
    const { stripe } = emulator;
    const { id } = await payWith(stripe, 'pm_card_visa');
    await emulator.lapse(id);
    expect(await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
      amount_capturable: 0,
      latest_charge: { captured: false, refunded: true },
    });
    expect(await errorOf(stripe.paymentIntents.capture(id))).toMatchObject({ code: 'payment_intent_unexpected_state' });
    expect(emulator.ledger().find((line) => line.paymentIntent === id)).toMatchObject({
      authorizedMinor: 0,
      netMinor: 0,
    });
  });

  it('does not lapse because other things settle, nor when it was captured', async () => {
    const { stripe } = emulator;
    const waiting = await payWith(stripe, 'pm_card_visa');
    const bought = await buyWith(stripe, 'pm_card_visa');
    await emulator.settle();
    await emulator.lapse(bought.id);
    expect((await stripe.paymentIntents.retrieve(waiting.id)).status).toBe('requires_capture');
    expect((await stripe.paymentIntents.retrieve(bought.id)).status).toBe('succeeded');
  });
});

describe('looking up', () => {
  it('answers 404 for what does not exist', async () => {
    const { stripe } = emulator;
    for (const call of [
      stripe.paymentIntents.retrieve('pi_unknown'),
      stripe.charges.retrieve('ch_unknown'),
      stripe.refunds.retrieve('re_unknown'),
      stripe.customers.retrieve('cus_unknown'),
      stripe.paymentMethods.retrieve('pm_unknown'),
    ])
      expect(await errorOf(call)).toMatchObject({ statusCode: 404, code: 'resource_missing' });
  });

  it('pages through lists, newest first', async () => {
    const { stripe } = emulator;
    const customer = await stripe.customers.create({ email: 'ada@example.com' });
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1)
      ids.unshift((await stripe.paymentIntents.create({ ...ORDER_INTENT, customer: customer.id })).id);
    const first = await stripe.paymentIntents.list({ customer: customer.id, limit: 2 });
    expect(first).toMatchObject({ object: 'list', has_more: true });
    const all = await stripe.paymentIntents
      .list({ customer: customer.id, limit: 2, expand: ['data.customer'] })
      .autoPagingToArray({ limit: 10 });
    expect(all.map(({ id }) => id)).toEqual(ids);
    expect(all[0]?.customer).toMatchObject({ email: 'ada@example.com' });
  });

  it('refuses to expand what is no reference', async () => {
    const { id } = await emulator.stripe.paymentIntents.create(ORDER_INTENT);
    const error = await errorOf(emulator.stripe.paymentIntents.retrieve(id, { expand: ['amount'] }));
    expect(error).toMatchObject({ statusCode: 400, param: 'expand' });
  });

  it('changes metadata and forgets a key that is set to nothing', async () => {
    const { id } = await emulator.stripe.paymentIntents.create(ORDER_INTENT);
    const updated = await emulator.stripe.paymentIntents.update(id, { metadata: { orderId: '', note: 'front row' } });
    expect(updated.metadata).toEqual({ note: 'front row' });
  });

  it('wants a test key', async () => {
    const get = (authorization?: string) =>
      fetch(`${emulator.url}/v1/charges`, { headers: authorization ? { authorization } : {} });
    expect((await get()).status).toBe(401);
    expect((await get('Bearer sk_live_123')).status).toBe(401);
    expect((await get('Bearer pk_test_123')).status).toBe(401);
    expect((await get(`Basic ${Buffer.from('sk_test_123:').toString('base64')}`)).status).toBe(200);
  });

  it('refuses to run in production', () => {
    const environment = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    try {
      return expect(startEmulator()).rejects.toThrow('does not run in production');
    } finally {
      process.env.NODE_ENV = environment;
    }
  });
});
