import { setTimeout as sleep } from 'node:timers/promises';
import { permanentFailure } from '../../activities/failures';
import type { RecordOrderInput } from '../../activities/orders/record-order';
import { awaitReserved, cancelOrder, getOrderState, type OrderStatus } from '../../shared/contracts/orders';
import { ORDER_STATUS } from '../../shared/contracts/search-attributes';
import {
  type Activities,
  gate,
  inTurn,
  never,
  outage,
  recordedOrder,
  refusal,
  SNAPSHOT,
} from '../../temporal-dev/testing/mock-activities';
import { startOrder } from '../../temporal-dev/testing/start-order';
import { startWorkflowWorkers, type WorkflowWorkers } from '../../temporal-dev/testing/start-workflow-workers';

let workers: WorkflowWorkers;

beforeAll(async () => {
  workers = await startWorkflowWorkers();
});

afterAll(() => workers?.stop());

const done = async (): Promise<void> => undefined;

describe('an order whose ticket is free', () => {
  it('is reserved until a whole second, the payment window away', async () => {
    const before = Date.now();
    const order = await startOrder(workers);
    const { orderId, expiresAt, order: recorded } = await order.handle.executeUpdate(awaitReserved);
    expect(orderId).toBe(order.orderId);
    expect(Date.parse(expiresAt) % 1000).toBe(0);
    expect(Date.parse(expiresAt)).toBeGreaterThanOrEqual(before + 15 * 60_000);
    expect(order.inputsOf('holdTicket')).toEqual([{ ticketId: 't1', orderId, buyerId: 'b1', expiresAt }]);
    expect(order.inputsOf('recordOrder')).toEqual([
      { orderId, buyerId: 'b1', ticket: SNAPSHOT, expiresAt, maxOpenOrders: 10 },
    ]);
    // Told with the answer, so that nobody has to read it first.
    expect(recorded).toMatchObject({ id: orderId, buyerId: 'b1', status: 'awaiting-payment', expiresAt, version: 1 });
  });

  it('is reserved all the same by a worker of before, which does not tell the order', async () => {
    const recordOrder = (async () => undefined) as unknown as Activities['recordOrder'];
    const order = await startOrder(workers, { recordOrder });
    const { orderId } = order;
    expect(await order.handle.executeUpdate(awaitReserved)).toEqual({ orderId, expiresAt: expect.any(String) });
  });

  it('is reserved before Stripe has answered anything', async () => {
    const order = await startOrder(workers, { preparePayment: never });
    await expect(order.handle.executeUpdate(awaitReserved)).resolves.toMatchObject({ orderId: order.orderId });
  });

  it('is reserved although the database was away for a moment', async () => {
    const order = await startOrder(workers, { holdTicket: inTurn(outage, outage, async () => SNAPSHOT) });
    await order.handle.executeUpdate(awaitReserved);
    expect(order.inputsOf('holdTicket')).toHaveLength(3);
  });
});

describe('an order whose ticket cannot be had', () => {
  it.each(['TicketNotFound', 'TicketUnavailable', 'TicketBusy', 'OwnTicket'] as const)(
    'answers %s at once, ends, and gives back what an earlier try may have held',
    async (type) => {
      const order = await startOrder(workers, { holdTicket: refusal(type) });
      await expect(order.handle.executeUpdate(awaitReserved)).rejects.toMatchObject({ cause: { type } });
      expect(await order.handle.result()).toEqual({ status: 'refused', type });
      expect(order.calls()).toEqual(['holdTicket', 'releaseTicket']);
    },
  );

  it('gives the hold back when the buyer has too many open orders', async () => {
    const order = await startOrder(workers, { recordOrder: refusal('TooManyOpenOrders') });
    const type = 'TooManyOpenOrders';
    await expect(order.handle.executeUpdate(awaitReserved)).rejects.toMatchObject({ cause: { type } });
    expect(await order.handle.result()).toEqual({ status: 'refused', type });
    expect(order.calls()).toEqual(['holdTicket', 'recordOrder', 'cancelOrder', 'releaseTicket']);
  });

  it('gives the same answer to the same question after its end', async () => {
    const order = await startOrder(workers, { holdTicket: refusal('TicketUnavailable') });
    const ask = () => order.handle.executeUpdate(awaitReserved, { updateId: 'reserve-1' });
    await expect(ask()).rejects.toMatchObject({ cause: { type: 'TicketUnavailable' } });
    await order.handle.result();
    await expect(ask()).rejects.toMatchObject({ cause: { type: 'TicketUnavailable' } });
  });

  it('tries an undo that was refused again, a minute later', async () => {
    const order = await startOrder(workers, {
      holdTicket: refusal('TicketUnavailable'),
      releaseTicket: inTurn(refusal('HoldLost'), outage, done),
    });
    await order.called('releaseTicket');
    await order.skipTime();
    expect(await order.handle.result()).toEqual({ status: 'refused', type: 'TicketUnavailable' });
    expect(order.inputsOf('releaseTicket')).toHaveLength(3);
  });
});

describe('an order that is not reserved in time', () => {
  const type = 'ReserveTimedOut';

  it('is refused while the hold hangs, and given back', async () => {
    const order = await startOrder(workers, { holdTicket: never }, { reserveTimeoutMs: 300 });
    await expect(order.handle.executeUpdate(awaitReserved)).rejects.toMatchObject({ cause: { type } });
    expect(await order.handle.result()).toEqual({ status: 'refused', type });
    expect(order.calls()).toEqual(['holdTicket', 'inspectOrder', 'releaseTicket']);
  });

  it('is refused while the database stays away, and given back', async () => {
    const order = await startOrder(workers, { holdTicket: outage }, { reserveTimeoutMs: 300 });
    expect(await order.handle.result()).toEqual({ status: 'refused', type });
    expect(order.calls().at(-1)).toBe('releaseTicket');
  });

  it('is refused while its record hangs, and record and hold are undone, newest first', async () => {
    const order = await startOrder(workers, { recordOrder: never }, { reserveTimeoutMs: 300 });
    expect(await order.handle.result()).toEqual({ status: 'refused', type });
    expect(order.calls()).toEqual(['holdTicket', 'recordOrder', 'inspectOrder', 'cancelOrder', 'releaseTicket']);
  });

  it('answers without waiting for the undo', async () => {
    const release = gate<void>();
    const order = await startOrder(
      workers,
      { holdTicket: never, releaseTicket: release.answer },
      { reserveTimeoutMs: 300 },
    );
    await expect(order.handle.executeUpdate(awaitReserved)).rejects.toMatchObject({ cause: { type } });
    release.open();
    await order.handle.result();
  });

  it('takes no hold when no worker ran until its time was over', async () => {
    await workers.rest();
    const order = await startOrder(workers, {}, { reserveTimeoutMs: 200 });
    await sleep(400);
    await workers.work();
    expect(await order.handle.result()).toEqual({ status: 'refused', type });
    expect(order.calls()).toEqual(['inspectOrder']);
  });
});

describe('the record of an order', () => {
  it('is written where the workflow runs, without a task of its own', async () => {
    const order = await startOrder(workers);
    await order.reaches('awaiting-payment');
    expect(order.calls().slice(0, 2)).toEqual(['holdTicket', 'recordOrder']);
    const scheduled = await order.activitiesScheduled();
    expect(scheduled).toContain('holdTicket');
    expect(scheduled).not.toContain('recordOrder');
    await order.handle.cancel();
    await order.handle.result();
  });

  it('is written on its queue, again and again, when that has failed once', async () => {
    const order = await startOrder(workers, {
      recordOrder: inTurn(outage, outage, async (input: RecordOrderInput) => recordedOrder(input)),
    });
    await order.reaches('awaiting-payment');
    expect(order.calls().filter((name) => name === 'recordOrder')).toHaveLength(3);
    expect(await order.activitiesScheduled()).toContain('recordOrder');
    await order.handle.cancel();
    await order.handle.result();
  });
});

describe('an order that is cancelled before it is reserved', () => {
  it('is refused as closed, and what is under way is undone', async () => {
    const order = await startOrder(workers, { recordOrder: never });
    await order.called('recordOrder');
    expect(await order.handle.executeUpdate(cancelOrder)).toEqual({ result: 'cancelled' });
    await expect(order.handle.result()).resolves.toEqual({ status: 'refused', type: 'OrderClosed' });
    // It was tried where the workflow runs, and perhaps once more on its queue, when the cancellation came.
    const acts = [...new Set(order.calls())];
    expect(acts).toEqual(['holdTicket', 'recordOrder', 'inspectOrder', 'cancelOrder', 'releaseTicket']);
  });

  it('tells the buyer so only when the ticket is free again', async () => {
    const release = gate<void>();
    const order = await startOrder(workers, { recordOrder: never, releaseTicket: release.answer });
    await order.called('recordOrder');
    const answer = order.handle.executeUpdate(cancelOrder);
    await order.called('releaseTicket');
    expect(await order.events('workflowExecutionUpdateCompleted')).toBe(0);
    release.open();
    expect(await answer).toEqual({ result: 'cancelled' });
  });
});

describe('an order that is run again, after a reset', () => {
  const recordedAs = (status: OrderStatus) => async () => ({
    isWorkflowRunning: true,
    record: { status, ticketId: 't1', buyerId: 'b1', title: SNAPSHOT.title, price: SNAPSHOT.price, createdAtMs: 0 },
    paymentIntentId: null,
    heldTicketId: null,
  });
  const lockedBy = (orderId: string) => async (): Promise<never> => {
    throw permanentFailure('TicketUnavailable', 'the ticket is sold', { kind: 'sale', orderId, buyerId: 'b1' });
  };
  const soldToItself = ({ orderId }: { orderId: string }) => lockedBy(orderId)();

  it.each([
    ['complete', 'its ticket was sold to it', { holdTicket: soldToItself }],
    ['cancelled', 'it had been closed', { holdTicket: refusal('OrderClosed') }],
    ['complete', 'it is too late to reserve', { holdTicket: never }],
  ] as const)('ends as %s, what its record says, when %s', async (status, _, answers) => {
    const inspectOrder = recordedAs(status);
    const order = await startOrder(workers, { ...answers, inspectOrder }, { reserveTimeoutMs: 1_000 });
    expect(await order.handle.result()).toEqual({ status: 'already-settled' });
    expect(await order.handle.query(getOrderState)).toMatchObject({ stage: status });
    expect((await order.handle.describe()).typedSearchAttributes.get(ORDER_STATUS)).toBe(status);
    expect(await order.currentDetails()).toBe(
      `The order was ${status} before this run of its workflow began; nothing was changed.`,
    );
  });

  it('is refused while its record still waits for a payment', async () => {
    const order = await startOrder(workers, {
      holdTicket: refusal('OrderClosed'),
      inspectOrder: recordedAs('awaiting-payment'),
    });
    expect(await order.handle.result()).toEqual({ status: 'refused', type: 'OrderClosed' });
  });

  it('is refused without another question when the ticket is sold to another order', async () => {
    const order = await startOrder(workers, { holdTicket: lockedBy('another'), inspectOrder: recordedAs('complete') });
    expect(await order.handle.result()).toEqual({ status: 'refused', type: 'TicketUnavailable' });
    expect(order.calls()).toEqual(['holdTicket', 'releaseTicket']);
  });
});
