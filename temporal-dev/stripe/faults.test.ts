import { setTimeout as sleep } from 'node:timers/promises';
import { buyWith, errorOf, ORDER_INTENT, payWith, startEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());

const create = (idempotencyKey?: string) => emulator.stripe.paymentIntents.create(ORDER_INTENT, { idempotencyKey });

/** Stripe's client repeats a request once, whatever its settings, when the connection was cut. */
const TWICE = { times: 2 };

const control = (path: string, body?: unknown) =>
  fetch(`${emulator.url}/emulator/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

it('lapses an authorization and takes a refund back over HTTP, and says when there is none', async () => {
  const authorized = await payWith(emulator.stripe, 'pm_card_visa');
  expect((await control(`payment_intents/${authorized.id}/lapse`)).status).toBe(204);
  const bought = await buyWith(emulator.stripe, 'pm_card_visa');
  expect((await control(`payment_intents/${bought.id}/take-refund-back`)).status).toBe(400);
  await emulator.stripe.refunds.create({ payment_intent: bought.id });
  expect((await control(`payment_intents/${bought.id}/take-refund-back`)).status).toBe(204);
  expect(emulator.ledger()).toMatchObject([
    { status: 'canceled', netMinor: 0 },
    { status: 'succeeded', netMinor: 4500 },
  ]);
  expect((await control('payment_intents/pi_unknown/lapse')).status).toBe(404);
});

it('fails without executing', async () => {
  emulator.faults.add({ fault: { kind: 'fail-before' } });
  expect(await errorOf(create())).toMatchObject({ statusCode: 500 });
  expect(emulator.ledger()).toHaveLength(0);
});

it('executes, then fails', async () => {
  emulator.faults.add({ fault: { kind: 'fail-after' } });
  expect(await errorOf(create())).toMatchObject({ statusCode: 500 });
  expect(emulator.ledger()).toHaveLength(1);
});

it('cuts the connection without executing', async () => {
  emulator.faults.add({ ...TWICE, fault: { kind: 'drop-before' } });
  expect(await errorOf(create())).toMatchObject({ type: 'StripeConnectionError' });
  expect(emulator.ledger()).toHaveLength(0);
});

it('executes, then cuts the connection; the same key gets the answer', async () => {
  emulator.faults.add({ ...TWICE, fault: { kind: 'drop-after' } });
  expect(await errorOf(create('k'))).toMatchObject({ type: 'StripeConnectionError' });
  const { id } = await create('k');
  expect(emulator.ledger().map((line) => line.paymentIntent)).toEqual([id]);
});

it('hangs, then cuts the connection without executing', async () => {
  emulator.faults.add({ ...TWICE, fault: { kind: 'hang', ms: 50 } });
  expect(await errorOf(create())).toMatchObject({ type: 'StripeConnectionError' });
  expect(emulator.ledger()).toHaveLength(0);
});

it('does it once when the connection is cut once: the client repeats under its own key', async () => {
  emulator.faults.add({ fault: { kind: 'drop-after' } });
  const { id } = await create();
  expect(emulator.ledger().map((line) => line.paymentIntent)).toEqual([id]);
});

it('answers late what it has done at once', async () => {
  emulator.faults.add({ fault: { kind: 'late-answer', ms: 300 } });
  const answer = create();
  await sleep(150);
  expect(emulator.ledger()).toHaveLength(1);
  expect(await answer).toMatchObject({ status: 'requires_payment_method' });
});

it('waits, then does what it was asked', async () => {
  emulator.faults.add({ fault: { kind: 'latency', ms: 300 } });
  const answer = create();
  await sleep(100);
  expect(emulator.ledger()).toHaveLength(0);
  expect(await answer).toMatchObject({ status: 'requires_payment_method' });
});

it('hits only the requests that match, and only so many', async () => {
  emulator.faults.add({
    method: 'POST',
    path: '/v1/payment_intents/*/cancel',
    times: 2,
    fault: { kind: 'fail-before', status: 503 },
  });
  const { id } = await create();
  expect(await emulator.stripe.paymentIntents.retrieve(id)).toMatchObject({ id });
  const cancel = () => emulator.stripe.paymentIntents.cancel(id);
  expect(await errorOf(cancel())).toMatchObject({ statusCode: 503 });
  expect(await errorOf(cancel())).toMatchObject({ statusCode: 503 });
  expect(await cancel()).toMatchObject({ status: 'canceled' });
});

it('limits the rate', async () => {
  emulator.faults.add({ fault: { kind: 'fail-before', status: 429 } });
  expect(await errorOf(create('k'))).toMatchObject({ type: 'StripeRateLimitError', statusCode: 429 });
  expect(await create('k')).toMatchObject({ status: 'requires_payment_method' });
});

it('is dead until it is healed, over HTTP too', async () => {
  expect((await control('dead')).status).toBe(200);
  expect(await errorOf(create())).toMatchObject({ type: 'StripeConnectionError' });
  expect(await (await fetch(`${emulator.url}/emulator/health`)).json()).toEqual({ status: 'dead' });
  await control('heal');
  expect(await create()).toMatchObject({ status: 'requires_payment_method' });
});

it('is told of faults over HTTP', async () => {
  const armed = await control('faults', { method: 'POST', path: '/v1/payment_intents', fault: { kind: 'fail-after' } });
  expect(armed.status).toBe(201);
  await control('faults/webhooks', { type: 'payment_intent.*', times: 3, fault: { kind: 'duplicate' } });
  expect(await (await fetch(`${emulator.url}/emulator/faults`)).json()).toMatchObject({
    dead: false,
    requests: [{ times: 1, fault: { kind: 'fail-after', status: 500 } }],
    webhooks: [{ times: 3, fault: { kind: 'duplicate' } }],
  });
  expect(await errorOf(create())).toMatchObject({ statusCode: 500 });
  const ledger = await fetch(`${emulator.url}/emulator/ledger`);
  expect(await ledger.json()).toMatchObject([{ status: 'requires_payment_method', metadata: { orderId: 'o1' } }]);
  expect((await control('faults', { fault: { kind: 'explode' } })).status).toBe(400);
});

it('says what it is', async () => {
  expect(await (await fetch(emulator.url)).text()).toContain('Stripe emulator');
});
