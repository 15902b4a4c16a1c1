import type Stripe from 'stripe';
import { errorOf, ORDER_INTENT, payWith, startEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const challenge = (id: string, outcome: 'success' | 'failure') =>
  fetch(`${emulator.url}/emulator/payment_intents/${id}/3ds`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ outcome }),
  });

it('authorizes after a passed challenge', async () => {
  const waiting = await payWith(emulator.stripe, 'pm_card_threeDSecure2Required');
  expect(waiting).toMatchObject({ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } });
  expect((await challenge(waiting.id, 'success')).status).toBe(200);
  const intent = await emulator.stripe.paymentIntents.retrieve(waiting.id, { expand: ['latest_charge'] });
  expect(intent).toMatchObject({
    status: 'requires_capture',
    next_action: null,
    latest_charge: { payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } } },
  });
});

it('asks for another card after a failed challenge, without a charge', async () => {
  const { id } = await payWith(emulator.stripe, 'pm_card_authenticationRequired');
  await challenge(id, 'failure');
  expect(await emulator.stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: 'requires_payment_method',
    latest_charge: null,
    last_payment_error: { code: 'payment_intent_authentication_failure', type: 'invalid_request_error' },
  });
});

it('can still be declined after a passed challenge', async () => {
  const { id } = await payWith(emulator.stripe, 'pm_card_threeDSecureRequiredChargeDeclined');
  await challenge(id, 'success');
  expect(await emulator.stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'card_declined' },
  });
});

it('refuses a challenge that nobody waits for', async () => {
  const { id } = await payWith(emulator.stripe, 'pm_card_authenticationRequired');
  await challenge(id, 'success');
  expect((await challenge(id, 'success')).status).toBe(400);
  expect((await challenge('pi_unknown', 'success')).status).toBe(404);
});

it('declines at once when the buyer is not there', async () => {
  const error = await errorOf(payWith(emulator.stripe, 'pm_card_authenticationRequired', { off_session: true }));
  expect(error).toMatchObject({ statusCode: 402, decline_code: 'authentication_required' });
});

it('takes the buyer to a page and back to the shop', async () => {
  const waiting = await payWith(emulator.stripe, 'pm_card_authenticationRequired', {
    return_url: 'https://shop.example/orders/o1',
  });
  const url = waiting.next_action?.redirect_to_url?.url ?? '';
  expect(url).toBe(`${emulator.url}/emulator/3ds/${waiting.id}`);
  expect(await (await fetch(url)).text()).toContain('Complete authentication');
  const back = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'outcome=success',
  });
  expect(back.status).toBe(303);
  const location = new URL(back.headers.get('location') ?? '');
  expect(location.pathname).toBe('/orders/o1');
  expect(location.searchParams.get('payment_intent')).toBe(waiting.id);
  expect((await fetch(url)).status).toBe(404);
});

describe('in the browser', () => {
  const call = (path: string, body?: string) =>
    fetch(`${emulator.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: 'Bearer pk_test_shop', 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });

  it('confirms with the publishable key and the client secret', async () => {
    const { id, client_secret: secret } = await emulator.stripe.paymentIntents.create(ORDER_INTENT);
    const created = await call('/v1/payment_methods', 'type=card&card[number]=4242424242424242');
    const paymentMethod = (await created.json()) as Stripe.PaymentMethod;
    const confirmed = await call(
      `/v1/payment_intents/${id}/confirm`,
      `client_secret=${secret}&payment_method=${paymentMethod.id}`,
    );
    expect(confirmed.status).toBe(200);
    expect(confirmed.headers.get('access-control-allow-origin')).toBe('*');
    const seen = await confirmed.json();
    expect(seen).toMatchObject({ id, status: 'requires_capture' });
    expect(seen).not.toHaveProperty('metadata');
  });

  it('shows and does nothing without the right client secret', async () => {
    const { id } = await emulator.stripe.paymentIntents.create(ORDER_INTENT);
    for (const secret of ['', `client_secret=${id}_secret_guessed`]) {
      expect((await call(`/v1/payment_intents/${id}?${secret}`)).status).toBe(400);
      expect((await call(`/v1/payment_intents/${id}/confirm`, `payment_method=pm_card_visa&${secret}`)).status).toBe(
        400,
      );
    }
    expect((await call(`/v1/payment_intents/${id}/cancel`, '')).status).toBe(401);
    expect((await emulator.stripe.paymentIntents.retrieve(id)).status).toBe('requires_payment_method');
  });
});
