import { setTimeout as sleep } from 'node:timers/promises';
import { errorOf, ORDER_INTENT, startEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
let nowMs: number;
beforeEach(async () => {
  nowMs = Date.now();
  emulator = await startEmulator({ now: () => nowMs });
});
afterEach(() => emulator.close());

const HOUR_MS = 3600_000;

const createWith = (idempotencyKey: string, amount = 4500) =>
  emulator.stripe.paymentIntents.create({ ...ORDER_INTENT, amount }, { idempotencyKey });

/** The header that marks a replay. */
const isReplay = (headers: Record<string, string> | undefined) => headers?.['idempotent-replayed'] === 'true';

it('replays the answer to the same key and parameters', async () => {
  const first = await createWith('prepare-o1');
  const second = await createWith('prepare-o1');
  expect(second).toEqual(first);
  expect(isReplay(first.lastResponse.headers)).toBe(false);
  expect(isReplay(second.lastResponse.headers)).toBe(true);
  expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
  expect(emulator.ledger()).toHaveLength(1);
});

it('replays what was true then, whatever has happened since', async () => {
  const { id } = await createWith('prepare-o1');
  await emulator.stripe.paymentIntents.cancel(id);
  expect(await createWith('prepare-o1')).toMatchObject({ id, status: 'requires_payment_method' });
});

it('refuses a key that comes with other parameters or to another endpoint', async () => {
  const { id } = await createWith('k');
  for (const call of [createWith('k', 4600), emulator.stripe.paymentIntents.cancel(id, {}, { idempotencyKey: 'k' })])
    expect(await errorOf(call)).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
});

it('replays a decline', async () => {
  const { id } = await createWith('k');
  const confirm = () =>
    emulator.stripe.paymentIntents.confirm(
      id,
      { payment_method: 'pm_card_visa_chargeDeclined' },
      { idempotencyKey: 'confirm-1' },
    );
  const first = await errorOf(confirm());
  const second = await errorOf(confirm());
  expect(second).toMatchObject({ statusCode: 402, charge: first.charge, decline_code: 'generic_decline' });
  expect(isReplay(second.headers)).toBe(true);
  expect((await emulator.stripe.charges.list({ payment_intent: id })).data).toHaveLength(1);
});

it('replays a refusal of the state, even when the state has changed', async () => {
  const { id } = await createWith('k');
  const capture = () => emulator.stripe.paymentIntents.capture(id, {}, { idempotencyKey: 'capture-1' });
  await errorOf(capture());
  await emulator.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
  const replayed = await errorOf(capture());
  expect(replayed).toMatchObject({ code: 'payment_intent_unexpected_state' });
  expect(isReplay(replayed.headers)).toBe(true);
});

it.each(['fail-before', 'fail-after'] as const)('replays a 500 (%s)', async (kind) => {
  emulator.faults.add({ fault: { kind } });
  expect(await errorOf(createWith('k'))).toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
  const replayed = await errorOf(createWith('k'));
  expect(replayed.statusCode).toBe(500);
  expect(isReplay(replayed.headers)).toBe(true);
  expect(emulator.ledger()).toHaveLength(kind === 'fail-after' ? 1 : 0);
});

it('forgets a 500 that came before Stripe had begun', async () => {
  emulator.faults.add({ fault: { kind: 'fail-before', status: 503, stored: false } });
  expect(await errorOf(createWith('k'))).toMatchObject({ statusCode: 503 });
  expect(await createWith('k')).toMatchObject({ status: 'requires_payment_method' });
});

it('does not keep a refused parameter', async () => {
  expect(await errorOf(createWith('k', 1))).toMatchObject({ code: 'amount_too_small' });
  expect(await createWith('k')).toMatchObject({ amount: 4500 });
});

it('answers 409 while a request with the key is being executed', async () => {
  emulator.faults.add({ fault: { kind: 'latency', ms: 3_000 } });
  const slow = createWith('k');
  await sleep(100);
  expect(await errorOf(createWith('k'))).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  const { id } = await slow;
  expect((await createWith('k')).id).toBe(id);
});

it('keeps the lock of the first request when a second one was refused', async () => {
  emulator.faults.add({ fault: { kind: 'latency', ms: 3_000 } });
  const slow = createWith('k');
  await sleep(100);
  await errorOf(createWith('k'));
  expect(await errorOf(createWith('k'))).toMatchObject({ statusCode: 409 });
  await slow;
});

it('forgets a key after 24 hours, not before', async () => {
  const { id } = await createWith('k');
  nowMs += 23 * HOUR_MS;
  expect((await createWith('k')).id).toBe(id);
  nowMs += 2 * HOUR_MS;
  expect((await createWith('k', 4700)).id).not.toBe(id);
});

it('has no use for keys on reads', async () => {
  const { id } = await createWith('k');
  await emulator.stripe.paymentIntents.retrieve(id, {}, { idempotencyKey: 'r' });
  await emulator.stripe.paymentIntents.cancel(id);
  const again = await emulator.stripe.paymentIntents.retrieve(id, {}, { idempotencyKey: 'r' });
  expect(again.status).toBe('canceled');
});
