import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStripeEmulator } from './index';
import {
  buyWith,
  errorOf,
  eventually,
  ORDER_INTENT,
  payWith,
  receiveWebhooks,
  startEmulator,
  WEBHOOK_SECRET,
} from './test-emulator';

let directory: string;
let journalFile: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stripe-emulator-'));
  journalFile = join(directory, 'journal.jsonl');
});
afterEach(() => rmSync(directory, { recursive: true }));

it('knows after a restart everything that it has answered', async () => {
  const first = await startEmulator({ journalFile });
  const bought = await buyWith(first.stripe, 'pm_card_visa');
  await first.stripe.refunds.create({ payment_intent: bought.id, amount: 500 });
  const waiting = await payWith(first.stripe, 'pm_card_authenticationRequired');
  const keyed = await first.stripe.paymentIntents.create(ORDER_INTENT, { idempotencyKey: 'k' });
  const ledger = first.ledger();
  const charges = (await first.stripe.charges.list()).data;
  await first.close();

  const second = await startEmulator({ journalFile });
  expect(second.ledger()).toEqual(ledger);
  expect((await second.stripe.charges.list()).data).toEqual(charges);
  const replayed = await second.stripe.paymentIntents.create(ORDER_INTENT, { idempotencyKey: 'k' });
  expect(replayed.id).toBe(keyed.id);
  const confirmed = await second.stripe.paymentIntents.confirm(waiting.id, { payment_method: 'pm_card_visa' });
  expect(confirmed.status).toBe('requires_capture');
  await second.close();
});

it('has every answered change on the disk before it answers', async () => {
  const emulator = await startEmulator({ journalFile });
  const intents = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const { id } = await payWith(emulator.stripe, 'pm_card_visa');
      expect(readFileSync(journalFile, 'utf8')).toContain(id);
      return id;
    }),
  );
  // What a kill -9 leaves behind is the file as it is now.
  const copy = join(directory, 'after-kill.jsonl');
  writeFileSync(copy, readFileSync(journalFile));
  const survivor = createStripeEmulator({ webhookSecret: WEBHOOK_SECRET, journalFile: copy });
  expect(survivor.ledger().map((line) => line.paymentIntent)).toEqual(expect.arrayContaining(intents));
  await survivor.close();
  await emulator.close();
});

it('ignores a torn last line and goes on behind it', async () => {
  const first = await startEmulator({ journalFile });
  const { id } = await first.stripe.paymentIntents.create(ORDER_INTENT);
  await first.close();
  appendFileSync(journalFile, '[["payment_intent","pi_torn",{"id":"pi_to');

  const second = await startEmulator({ journalFile });
  const next = await second.stripe.paymentIntents.create(ORDER_INTENT);
  await second.close();

  const third = await startEmulator({ journalFile });
  expect(third.ledger().map((line) => line.paymentIntent)).toEqual([id, next.id]);
  await third.close();
});

it('refuses a journal that is damaged in the middle', async () => {
  const first = await startEmulator({ journalFile });
  await first.stripe.paymentIntents.create(ORDER_INTENT);
  await first.close();
  writeFileSync(journalFile, `{broken\n${readFileSync(journalFile, 'utf8')}`);
  expect(() => createStripeEmulator({ webhookSecret: WEBHOOK_SECRET, journalFile })).toThrow('damaged at line 1');
});

it('keeps nothing of a request that failed in between', async () => {
  const emulator = await startEmulator({ journalFile });
  await errorOf(payWith(emulator.stripe, 'pm_card_unknown'));
  expect(emulator.ledger()).toEqual([]);
  await emulator.close();
});

it('delivers after a restart what nobody had acknowledged', async () => {
  const dead = await receiveWebhooks();
  await dead.close();
  const first = await startEmulator({ journalFile, webhookUrl: dead.url });
  const { id } = await first.stripe.paymentIntents.create(ORDER_INTENT);
  await first.close();

  const receiver = await receiveWebhooks(Number(new URL(dead.url).port));
  const second = await startEmulator({ journalFile, webhookUrl: receiver.url });
  const event = await eventually(() => receiver.events[0]);
  expect(event).toMatchObject({ type: 'payment_intent.created', data: { object: { id } } });
  // Received is not yet acknowledged: the answer is still on its way back.
  const pendingAt = async ({ stripe }: typeof first) => (await stripe.events.retrieve(event.id)).pending_webhooks;
  await eventually(async () => (await pendingAt(second)) === 0);
  await second.close();
  await receiver.close();

  const third = await startEmulator({ journalFile, webhookUrl: receiver.url });
  expect(await pendingAt(third)).toBe(0);
  await third.close();
});

it('settles after a restart what was still pending', async () => {
  const first = await startEmulator({ journalFile, settleMs: 60_000 });
  const { id } = await buyWith(first.stripe, 'pm_card_pendingRefund');
  const refund = await first.stripe.refunds.create({ payment_intent: id });
  await first.close();

  const second = await startEmulator({ journalFile, now: () => Date.now() + 120_000 });
  const settled = await eventually(async () => {
    const { status } = await second.stripe.refunds.retrieve(refund.id);
    return status !== 'pending' && status;
  });
  expect(settled).toBe('succeeded');
  await second.close();
});

it('lets an authorization lapse that is seven days old, also when it was off meanwhile', async () => {
  const DAY_MS = 24 * 3600_000;
  const first = await startEmulator({ journalFile });
  const { id } = await payWith(first.stripe, 'pm_card_visa');
  await buyWith(first.stripe, 'pm_card_visa');
  await first.close();

  const young = await startEmulator({ journalFile, now: () => Date.now() + 6 * DAY_MS });
  expect((await young.stripe.paymentIntents.retrieve(id)).status).toBe('requires_capture');
  await young.close();

  const receiver = await receiveWebhooks();
  const later = () => Date.now() + 7 * DAY_MS;
  const old = await startEmulator({ journalFile, now: later, webhookUrl: receiver.url });
  const canceled = await eventually(async () => {
    const intent = await old.stripe.paymentIntents.retrieve(id);
    return intent.status === 'canceled' && intent;
  });
  expect(canceled.cancellation_reason).toBe('automatic');
  const { data } = await old.stripe.events.list({ limit: 2 });
  expect(data.map(({ type }) => type)).toEqual(['payment_intent.canceled', 'charge.expired']);
  expect(old.ledger().map(({ status }) => status)).toEqual(['canceled', 'succeeded']);
  await old.close();
  await receiver.close();
});
