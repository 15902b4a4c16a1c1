import { WorkflowNotFoundError } from '@temporalio/client';
import type { AuthorizePaymentResult } from '../../activities/payments/authorize-payment';
import { awaitPaymentOutcome, awaitReserved, cancelOrder } from '../../shared/contracts/orders';
import type { Payment } from '../../shared/contracts/payments';
import { gate, intentOf, never, paymentOf } from '../../temporal-dev/testing/mock-activities';
import { startOrder, type TestOrder } from '../../temporal-dev/testing/start-order';
import { startWorkflowWorkers, type WorkflowWorkers } from '../../temporal-dev/testing/start-workflow-workers';
import { until } from '../../temporal-dev/testing/until';

let workers: WorkflowWorkers;

beforeAll(async () => {
  workers = await startWorkflowWorkers();
});

afterAll(() => workers?.stop());

const CANCELLED = { status: 'cancelled', cancelReason: 'buyer' };
const authorizing = () => gate<AuthorizePaymentResult>();

/** Every way to ask for the end of an order; each waits until the order has taken note. */
const ROADS = {
  'its buyer': async ({ handle }: TestOrder) => {
    await handle.startUpdate(cancelOrder, { waitForStage: 'ACCEPTED' });
  },
  'an operator': async ({ handle }: TestOrder) => {
    await handle.cancel();
    await until(async () => (await handle.fetchHistory()).events?.some(isCancelRequest));
  },
};
const isCancelRequest = (event: object) => 'workflowExecutionCancelRequestedEventAttributes' in event;

describe.each(Object.entries(ROADS))('an order that %s cancels', (_who, cancel) => {
  it('is cancelled at once while it waits: the payment is closed, then the ticket released', async () => {
    const order = await startOrder(workers);
    await order.called('preparePayment');
    await cancel(order);
    expect(await order.handle.result()).toEqual(CANCELLED);
    expect(order.calls().slice(3)).toEqual(['closePayment', 'cancelOrder', 'releaseTicket']);
    const { orderId } = order;
    expect(order.inputsOf('closePayment')).toEqual([{ paymentIntentId: intentOf(orderId), voidAuthorized: true }]);
    expect(order.inputsOf('cancelOrder')).toEqual([{ orderId, cancelReason: 'buyer' }]);
  });

  it('is refused while it is being reserved', async () => {
    const order = await startOrder(workers, { holdTicket: never });
    const reservation = order.handle.startUpdate(awaitReserved, { waitForStage: 'ACCEPTED' });
    await order.called('holdTicket');
    const { result } = await reservation;
    await cancel(order);
    await expect(result()).rejects.toMatchObject({ cause: { type: 'OrderClosed' } });
    expect(await order.handle.result()).toEqual({ status: 'refused', type: 'OrderClosed' });
    expect(order.calls()).toEqual(['holdTicket', 'inspectOrder', 'releaseTicket']);
  });

  it('keeps the ticket until Stripe has prepared the payment that is to be closed', async () => {
    const prepare = gate<{ paymentIntentId: string }>();
    const order = await startOrder(workers, { preparePayment: prepare.answer });
    await order.called('preparePayment');
    await cancel(order);
    await order.reaches('closing');
    expect(order.calls()).toHaveLength(3);
    prepare.open({ paymentIntentId: 'pi_late' });
    expect(await order.handle.result()).toEqual(CANCELLED);
    expect(order.inputsOf('closePayment')).toEqual([{ paymentIntentId: 'pi_late', voidAuthorized: true }]);
  });

  it('awaits the attempt that is under way and gives back what it authorized', async () => {
    const authorize = authorizing();
    const order = await startOrder(workers, { authorizePayment: authorize.answer });
    await order.pay('a1');
    await order.called('authorizePayment');
    const outcome = order.handle.executeUpdate(awaitPaymentOutcome, { args: ['a1'] });
    await cancel(order);
    await until(async () => (await order.events('activityTaskCancelRequested')) === 1);
    expect(order.calls().at(-1)).toBe('authorizePayment');
    authorize.open({ status: 'authorized' });
    expect(await order.handle.result()).toEqual(CANCELLED);
    expect(await outcome).toEqual({ result: 'not-attempted', reason: 'cancelled' });
    expect(order.calls().slice(4)).toEqual(['closePayment', 'cancelOrder', 'releaseTicket']);
    expect(order.inputsOf('closePayment')).toMatchObject([{ voidAuthorized: true }]);
  });

  it('completes when its money was taken already', async () => {
    const authorize = authorizing();
    const order = await startOrder(workers, {
      authorizePayment: authorize.answer,
      closePayment: async () => ({ status: 'captured' }),
    });
    await order.pay('a1');
    await order.called('authorizePayment');
    await cancel(order);
    authorize.open({ status: 'authorized' });
    expect(await order.handle.result()).toEqual({ status: 'complete' });
    expect(order.calls()).not.toContain('releaseTicket');
  });

  it('completes when its money is being taken', async () => {
    const capture = gate<Payment>();
    const order = await startOrder(workers, { capturePayment: capture.answer });
    await order.pay('a1');
    await order.called('capturePayment');
    await cancel(order);
    capture.open(paymentOf(order.orderId));
    expect(await order.handle.result()).toEqual({ status: 'complete' });
    expect(order.calls().slice(5)).toEqual(['sellTicket', 'completeOrder']);
  });

  it('ends as expired when its window was being closed', async () => {
    const close = gate<{ status: 'canceled' }>();
    const order = await startOrder(workers, { closePayment: close.answer });
    await order.skipTime();
    await order.called('closePayment');
    await cancel(order);
    close.open({ status: 'canceled' });
    expect(await order.handle.result()).toEqual({ status: 'cancelled', cancelReason: 'expired' });
  });

  it('finishes the undo that is under way', async () => {
    const undo = gate<void>();
    const order = await startOrder(workers, { cancelOrder: undo.answer });
    await order.skipTime();
    await order.called('cancelOrder');
    await cancel(order);
    undo.open();
    expect(await order.handle.result()).toEqual({ status: 'cancelled', cancelReason: 'expired' });
    expect(order.calls().slice(-2)).toEqual(['cancelOrder', 'releaseTicket']);
  });
});

describe('a buyer who cancels', () => {
  it('is answered although an operator has cancelled the workflow before', async () => {
    const close = gate<{ status: 'canceled' }>();
    const order = await startOrder(workers, { closePayment: close.answer });
    await order.called('preparePayment');
    await order.handle.cancel();
    await order.called('closePayment');
    const answer = await order.handle.startUpdate(cancelOrder, { waitForStage: 'ACCEPTED' });
    close.open({ status: 'canceled' });
    expect(await answer.result()).toEqual({ result: 'cancelled' });
  });

  it('is answered when the ticket is free again, however often the buyer asks', async () => {
    const release = gate<void>();
    const order = await startOrder(workers, { releaseTicket: release.answer });
    const answers = Promise.all([1, 2].map(() => order.handle.executeUpdate(cancelOrder)));
    await order.called('releaseTicket');
    expect(await order.events('workflowExecutionUpdateCompleted')).toBe(0);
    release.open();
    expect(await answers).toEqual([{ result: 'cancelled' }, { result: 'cancelled' }]);
  });

  it('hears that the order is complete when the money was being taken', async () => {
    const capture = gate<Payment>();
    const order = await startOrder(workers, { capturePayment: capture.answer });
    await order.pay('a1');
    await order.called('capturePayment');
    const answer = order.handle.executeUpdate(cancelOrder);
    await until(async () => (await order.events('workflowExecutionUpdateAccepted')) === 1);
    capture.open(paymentOf(order.orderId));
    expect(await answer).toEqual({ result: 'complete' });
  });

  it('finds no workflow any more when the order has ended', async () => {
    const order = await startOrder(workers);
    await order.pay('a1');
    await order.handle.result();
    await expect(order.handle.executeUpdate(cancelOrder)).rejects.toBeInstanceOf(WorkflowNotFoundError);
    await expect(order.handle.executeUpdate(awaitReserved)).rejects.toBeInstanceOf(WorkflowNotFoundError);
  });
});
