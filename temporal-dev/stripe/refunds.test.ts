import { buyWith, errorOf, payWith, startEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const ledgerOf = (id: string) => emulator.ledger().find((line) => line.paymentIntent === id);

it('refunds everything once; a second refund is refused', async () => {
  const { stripe } = emulator;
  const { id } = await buyWith(stripe, 'pm_card_visa');
  const refund = await stripe.refunds.create({ payment_intent: id, expand: ['charge'] });
  expect(refund).toMatchObject({
    status: 'succeeded',
    amount: 4500,
    charge: { refunded: true, amount_refunded: 4500 },
  });
  const error = await errorOf(stripe.refunds.create({ payment_intent: id }));
  expect(error).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' });
  expect((await stripe.refunds.list({ payment_intent: id })).data).toHaveLength(1);
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ id: refund.id });
});

it('refunds once when many ask at the same time', async () => {
  const { stripe } = emulator;
  const { id } = await buyWith(stripe, 'pm_card_visa');
  await Promise.allSettled(Array.from({ length: 10 }, () => stripe.refunds.create({ payment_intent: id })));
  expect(ledgerOf(id)).toMatchObject({ capturedMinor: 4500, refundedMinor: 4500, netMinor: 0, captures: 1 });
});

it('refunds in parts, never more than is left', async () => {
  const { stripe } = emulator;
  const { id } = await buyWith(stripe, 'pm_card_visa');
  await stripe.refunds.create({ payment_intent: id, amount: 1500 });
  expect(await errorOf(stripe.refunds.create({ payment_intent: id, amount: 3001 }))).toMatchObject({
    statusCode: 400,
    param: 'amount',
  });
  expect(await stripe.refunds.create({ payment_intent: id })).toMatchObject({ amount: 3000 });
  expect(ledgerOf(id)).toMatchObject({ netMinor: 0 });
});

it('keeps a ledger whose lines sum up', async () => {
  const { stripe } = emulator;
  const before = await balance();
  const kept = await buyWith(stripe, 'pm_card_visa');
  const returned = await buyWith(stripe, 'pm_card_visa');
  await stripe.refunds.create({ payment_intent: returned.id });
  await stripe.paymentIntents.cancel((await payWith(stripe, 'pm_card_visa')).id);
  expect((await balance()) - before).toBe(4500);
  expect(ledgerOf(kept.id)).toMatchObject({ netMinor: 4500, metadata: { orderId: 'o1' } });

  async function balance(): Promise<number> {
    const lines = await stripe.balanceTransactions.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
    return lines.reduce((sum, { amount }) => sum + amount, 0);
  }
});

it('completes a pending refund later', async () => {
  const { stripe } = emulator;
  const { id } = await buyWith(stripe, 'pm_card_pendingRefund');
  const refund = await stripe.refunds.create({ payment_intent: id });
  expect(refund.status).toBe('pending');
  await emulator.settle();
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' });
});

it('takes a failed refund back, so that it can be tried again', async () => {
  const { stripe } = emulator;
  const { id } = await buyWith(stripe, 'pm_card_visa');
  emulator.faults.add({ method: 'POST', path: '/v1/refunds', fault: { kind: 'refund', outcome: 'fails' } });
  const refund = await stripe.refunds.create({ payment_intent: id });
  expect(refund.status).toBe('succeeded');
  await emulator.settle();
  expect(await stripe.refunds.retrieve(refund.id, { expand: ['charge'] })).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    charge: { refunded: false, amount_refunded: 0 },
  });
  expect(ledgerOf(id)).toMatchObject({ netMinor: 4500 });
  await stripe.refunds.create({ payment_intent: id });
  expect(ledgerOf(id)).toMatchObject({ netMinor: 0 });
});

it('fails a refund that was pending first, when told to', async () => {
  const { stripe } = emulator;
  const { id } = await buyWith(stripe, 'pm_card_visa');
  emulator.faults.add({ path: '/v1/refunds', fault: { kind: 'refund', outcome: 'pending-then-fails' } });
  const refund = await stripe.refunds.create({ payment_intent: id });
  expect(refund.status).toBe('pending');
  await emulator.settle();
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'failed' });
  expect(ledgerOf(id)).toMatchObject({ netMinor: 4500 });
});

it('takes a refund back that has succeeded, when told to', async () => {
  const { stripe } = emulator;
  const { id } = await buyWith(stripe, 'pm_card_visa');
  const refund = await stripe.refunds.create({ payment_intent: id });
  await emulator.takeRefundBack(id);
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'failed' });
  expect(ledgerOf(id)).toMatchObject({ netMinor: 4500 });
  await expect(emulator.takeRefundBack(id)).rejects.toThrow('no refund');
});

it('fails every refund of the card that is made for it', async () => {
  const { id } = await buyWith(emulator.stripe, 'pm_card_refundFail');
  const refund = await emulator.stripe.refunds.create({ payment_intent: id });
  await emulator.settle();
  expect((await emulator.stripe.refunds.retrieve(refund.id)).status).toBe('failed');
});

it('voids an authorization that is refunded', async () => {
  const { id } = await payWith(emulator.stripe, 'pm_card_visa');
  await emulator.stripe.refunds.create({ payment_intent: id });
  expect((await emulator.stripe.paymentIntents.retrieve(id)).status).toBe('canceled');
});

it('refuses what was never paid', async () => {
  const { stripe } = emulator;
  const declined = await errorOf(payWith(stripe, 'pm_card_visa_chargeDeclined'));
  const id = declined.payment_intent?.id ?? '';
  expect(await errorOf(stripe.refunds.create({ payment_intent: id }))).toMatchObject({ statusCode: 400 });
  expect(await errorOf(stripe.refunds.create({ payment_intent: 'pi_unknown' }))).toMatchObject({ statusCode: 404 });
  expect(await errorOf(stripe.refunds.create({}))).toMatchObject({ statusCode: 400 });
});
