import { defaultPayloadConverter } from '@temporalio/common';
import { awaitReserved, getOrderState, ORDER_EDITION } from '../../shared/contracts/orders';
import { ORDER_STATUS, SELLER_ID } from '../../shared/contracts/search-attributes';
import { gate, intentOf, refusal, SNAPSHOT } from '../../temporal-dev/testing/mock-activities';
import { startOrder } from '../../temporal-dev/testing/start-order';
import { startWorkflowWorkers, type WorkflowWorkers } from '../../temporal-dev/testing/start-workflow-workers';

/** What somebody with only the Web UI can tell of an order. */

let workers: WorkflowWorkers;

beforeAll(async () => {
  workers = await startWorkflowWorkers();
});

afterAll(() => workers?.stop());

it('tells, stage by stage, where a paid order stands', async () => {
  const hold = gate<typeof SNAPSHOT>();
  const authorize = gate<{ status: 'authorized' }>();
  const order = await startOrder(workers, { holdTicket: hold.answer, authorizePayment: authorize.answer });
  const { orderId, handle } = order;
  await order.called('holdTicket');
  expect(await order.currentDetails()).toBe('Reserving the ticket.');
  expect(await handle.query(getOrderState)).toMatchObject({ orderId, stage: 'reserving', paymentIntentId: null });

  hold.open(SNAPSHOT);
  const { expiresAt } = await handle.executeUpdate(awaitReserved);
  expect(await order.currentDetails()).toBe(`The ticket is held; waiting for the buyer's payment until ${expiresAt}.`);

  await order.pay('a1');
  await order.called('authorizePayment');
  expect(await order.currentDetails()).toBe('A payment is being made; the ticket stays held until Stripe answers.');
  expect(await handle.query(getOrderState)).toEqual({
    orderId,
    stage: 'paying',
    expiresAt,
    attemptsMade: 0,
    extensionsMade: 0,
    cancelRequested: false,
    paymentIntentId: intentOf(orderId),
  });

  authorize.open({ status: 'authorized' });
  await handle.result();
  expect(await order.currentDetails()).toBe('Paid; the ticket is sold.');
  expect(await handle.query(getOrderState)).toMatchObject({ stage: 'complete' });
});

it('tells why an order was refused, and that it is still being undone', async () => {
  const release = gate<void>();
  const order = await startOrder(workers, { holdTicket: refusal('OwnTicket'), releaseTicket: release.answer });
  await order.called('releaseTicket');
  expect(await order.currentDetails()).toBe('Refused: OwnTicket: says the test. What was begun is being undone.');
  release.open();
  await order.handle.result();
  expect(await order.currentDetails()).toBe('Refused: OwnTicket: says the test.');
});

it('tells that an order has expired', async () => {
  const order = await startOrder(workers);
  await order.skipTime();
  await order.handle.result();
  expect(await order.currentDetails()).toBe('Cancelled (expired); the ticket is back on sale.');
});

it.each([
  ['complete', {}],
  ['cancelled', { capturePayment: refusal('AuthorizationLost') }],
  ['refused', { holdTicket: refusal('TicketUnavailable') }],
])('can be searched for by its status when it is %s', async (status, answers) => {
  const order = await startOrder(workers, answers);
  await order.pay('a1');
  await order.handle.result();
  const { typedSearchAttributes } = await order.handle.describe();
  expect(typedSearchAttributes.get(ORDER_STATUS)).toBe(status);
  expect(typedSearchAttributes.get(SELLER_ID)).toBe(SNAPSHOT.sellerId);
});

it('can be searched for while it waits, also when it began with the first edition', async () => {
  for (const edition of [undefined, ORDER_EDITION] as const) {
    const order = await startOrder(workers, {}, { edition });
    await order.reaches('awaiting-payment');
    const { typedSearchAttributes } = await order.handle.describe();
    expect(typedSearchAttributes.get(ORDER_STATUS)).toBe('awaiting-payment');
    expect(typedSearchAttributes.get(SELLER_ID)).toBe(SNAPSHOT.sellerId);
    await order.handle.cancel();
    await order.handle.result();
  }
});

it('names every timer and every step in its history', async () => {
  const order = await startOrder(workers);
  await order.called('preparePayment');
  await order.skipTime();
  await order.handle.result();
  const { events } = await order.handle.fetchHistory();
  const named = (events ?? []).filter(
    (event) =>
      event.timerStartedEventAttributes ||
      event.activityTaskScheduledEventAttributes ||
      event.markerRecordedEventAttributes,
  );
  const summaries = named.map(({ userMetadata }) =>
    userMetadata?.summary ? defaultPayloadConverter.fromPayload(userMetadata.summary) : 'nothing',
  );
  expect(summaries.sort()).toEqual([
    'Close the payment, so that nothing can be paid any more',
    'Hold the ticket for this order',
    'Payment window',
    'Prepare the payment with Stripe',
    'Put the ticket back on sale',
    'Record the order',
    'Record the order as cancelled',
    'Time to reserve the ticket',
  ]);
});
