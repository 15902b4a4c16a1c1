import {
  buyWith,
  errorOf,
  eventually,
  ORDER_INTENT,
  payWith,
  receiveWebhooks,
  startEmulator,
  type TestEmulator,
  type WebhookReceiver,
} from './test-emulator';

let receiver: WebhookReceiver;
let emulator: TestEmulator;
beforeEach(async () => {
  receiver = await receiveWebhooks();
  emulator = await startEmulator({ webhookUrl: receiver.url });
});
afterEach(async () => {
  await emulator.close();
  await receiver.close();
});

const types = () => receiver.events.map(({ type }) => type);
const arrived = (...wanted: string[]) => eventually(() => wanted.every((type) => types().includes(type as never)));
const allAcknowledged = () =>
  eventually(async () => {
    const { data } = await emulator.stripe.events.list({ limit: 100 });
    return data.every((event) => event.pending_webhooks === 0);
  });

it('signs every event so that the real check accepts it', async () => {
  const intent = await buyWith(emulator.stripe, 'pm_card_visa');
  await arrived(
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
    'charge.captured',
    'payment_intent.succeeded',
  );
  expect(receiver.forged).toBe(0);
  const succeeded = receiver.events.find(({ type }) => type === 'payment_intent.succeeded');
  expect(succeeded?.data.object).toMatchObject({ id: intent.id, status: 'succeeded', metadata: { orderId: 'o1' } });
  expect(await emulator.stripe.events.retrieve(succeeded?.id ?? '')).toMatchObject({
    type: 'payment_intent.succeeded',
  });
});

it('sends the types of events that its endpoint is registered for, and lists all', async () => {
  const choosy = await startEmulator({ webhookUrl: receiver.url, webhookEvents: ['payment_intent.succeeded'] });
  await buyWith(choosy.stripe, 'pm_card_visa');
  await eventually(async () => {
    const { data } = await choosy.stripe.events.list({ type: 'payment_intent.succeeded' });
    return data.every((event) => event.pending_webhooks === 0);
  });
  expect(types()).toEqual(['payment_intent.succeeded']);
  const { data } = await choosy.stripe.events.list({ limit: 100 });
  expect(data.map(({ type }) => type)).toContain('payment_intent.amount_capturable_updated');
  await choosy.close();
});

it('tells of challenges, declines, cancellations and refunds', async () => {
  const { stripe } = emulator;
  await payWith(stripe, 'pm_card_authenticationRequired');
  await errorOf(payWith(stripe, 'pm_card_visa_chargeDeclined'));
  await stripe.paymentIntents.cancel((await payWith(stripe, 'pm_card_visa')).id);
  const { id } = await buyWith(stripe, 'pm_card_refundFail');
  await stripe.refunds.create({ payment_intent: id });
  await emulator.settle();
  await arrived(
    'payment_intent.requires_action',
    'payment_intent.payment_failed',
    'charge.failed',
    'payment_intent.canceled',
    'charge.refunded',
    'refund.created',
    'refund.updated',
    'refund.failed',
  );
});

it('tries again until the endpoint answers 2xx, with the same event', async () => {
  receiver.answers = [500, 302, 400];
  const { id } = await emulator.stripe.paymentIntents.create(ORDER_INTENT);
  await eventually(() => receiver.events.length === 4);
  expect(new Set(receiver.events.map((event) => event.id)).size).toBe(1);
  expect(receiver.events[0]?.data.object).toMatchObject({ id });
  await allAcknowledged();
});

it('sends an event twice when told to', async () => {
  emulator.faults.addWebhook({ type: 'payment_intent.created', fault: { kind: 'duplicate' } });
  await emulator.stripe.paymentIntents.create(ORDER_INTENT);
  await eventually(() => receiver.events.length === 2);
  expect(receiver.events[0]?.id).toBe(receiver.events[1]?.id);
});

it('lets a later event overtake when told to', async () => {
  emulator.faults.addWebhook({ type: 'payment_intent.created', fault: { kind: 'reorder' } });
  await emulator.stripe.paymentIntents.create({ ...ORDER_INTENT, confirm: true, payment_method: 'pm_card_visa' });
  await arrived('payment_intent.created');
  expect(types()[0]).not.toBe('payment_intent.created');
});

it('holds an event back when told to', async () => {
  emulator.faults.addWebhook({ type: 'payment_intent.created', fault: { kind: 'delay', ms: 200 } });
  await emulator.stripe.paymentIntents.create({ ...ORDER_INTENT, confirm: true, payment_method: 'pm_card_visa' });
  await arrived('payment_intent.created');
  expect(types().at(-1)).toBe('payment_intent.created');
});

it('loses the first attempt when told to, and gets through later', async () => {
  emulator.faults.addWebhook({ type: 'payment_intent.created', fault: { kind: 'drop-first' } });
  await emulator.stripe.paymentIntents.create(ORDER_INTENT);
  await arrived('payment_intent.created');
  await allAcknowledged();
  expect(receiver.events).toHaveLength(1);
});

it('sends at once after healing what could not be sent', async () => {
  await receiver.close();
  await emulator.stripe.paymentIntents.create(ORDER_INTENT);
  const port = Number(new URL(receiver.url).port);
  receiver = await receiveWebhooks(port);
  emulator.faults.heal();
  await arrived('payment_intent.created');
});
