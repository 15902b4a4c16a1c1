import { awaitPaymentOutcome, awaitReserved } from '../../shared/contracts/orders';
import { gate, inTurn, intentOf, outage, paymentOf } from '../../temporal-dev/testing/mock-activities';
import { startOrder } from '../../temporal-dev/testing/start-order';
import { startWorkflowWorkers, type WorkflowWorkers } from '../../temporal-dev/testing/start-workflow-workers';
import { until } from '../../temporal-dev/testing/until';

let workers: WorkflowWorkers;

beforeAll(async () => {
  workers = await startWorkflowWorkers();
});

afterAll(() => workers?.stop());

const EXPIRED = { status: 'cancelled', cancelReason: 'expired' };
/** For what must be under way when the window ends: an activity that runs keeps the clock from being skipped. */
const SHORT = { paymentWindowMs: 3_000 };

describe('an order that nobody pays', () => {
  it('closes the payment before it cancels the record and releases the ticket', async () => {
    const order = await startOrder(workers);
    await order.handle.executeUpdate(awaitReserved);
    await order.called('preparePayment');
    await order.skipTime();
    expect(await order.handle.result()).toEqual(EXPIRED);
    expect(order.calls()).toEqual([
      'holdTicket',
      'recordOrder',
      'preparePayment',
      'closePayment',
      'cancelOrder',
      'releaseTicket',
    ]);
    const { orderId } = order;
    expect(order.inputsOf('closePayment')).toEqual([{ paymentIntentId: intentOf(orderId), voidAuthorized: false }]);
    expect(order.inputsOf('cancelOrder')).toEqual([{ orderId, cancelReason: 'expired' }]);
    expect(order.inputsOf('releaseTicket')).toEqual([{ orderId, ticketId: 't1' }]);
  });

  it.each(['authorized', 'captured'] as const)('completes when Stripe says at the end: %s', async (status) => {
    const order = await startOrder(workers, { closePayment: async () => ({ status }) });
    await order.skipTime();
    expect(await order.handle.result()).toEqual({ status: 'complete' });
    expect(order.calls().slice(3)).toEqual(['closePayment', 'capturePayment', 'sellTicket', 'completeOrder']);
  });

  it('keeps the ticket for as long as Stripe does not answer', async () => {
    const order = await startOrder(workers, {
      closePayment: inTurn(outage, outage, outage, async () => ({ status: 'canceled' })),
    });
    await order.skipTime();
    await order.called('closePayment', 3);
    expect(await order.currentDetails()).toContain('stays held until Stripe confirms');
    expect(await order.handle.result()).toEqual(EXPIRED);
    const close = 'closePayment';
    expect(order.calls().slice(3)).toEqual([close, close, close, close, 'cancelOrder', 'releaseTicket']);
  });

  it('asks Stripe to close the payment only once the payment is known', async () => {
    const prepare = gate<{ paymentIntentId: string }>();
    const order = await startOrder(workers, { preparePayment: prepare.answer }, SHORT);
    await order.pay('a1');
    await order.reaches('closing');
    expect(order.calls().at(-1)).toBe('preparePayment');
    const outcome = order.handle.executeUpdate(awaitPaymentOutcome, { args: ['a1'] });
    await until(async () => (await order.events('workflowExecutionUpdateAccepted')) === 1);
    prepare.open({ paymentIntentId: 'pi_late' });
    expect(await outcome).toEqual({ result: 'not-attempted', reason: 'expired' });
    expect(await order.handle.result()).toEqual(EXPIRED);
    expect(order.calls()).not.toContain('authorizePayment');
    expect(order.inputsOf('closePayment')).toEqual([{ paymentIntentId: 'pi_late', voidAuthorized: false }]);
  });

  it('makes no attempt that is submitted after the deadline', async () => {
    const close = gate<{ status: 'canceled' }>();
    const order = await startOrder(workers, { closePayment: close.answer });
    await order.skipTime();
    await order.called('closePayment');
    await order.pay('a1');
    const outcome = order.handle.executeUpdate(awaitPaymentOutcome, { args: ['a1'] });
    await until(async () => (await order.events('workflowExecutionUpdateAccepted')) === 1);
    close.open({ status: 'canceled' });
    expect(await outcome).toEqual({ result: 'not-attempted', reason: 'expired' });
    expect(await order.handle.result()).toEqual(EXPIRED);
    expect(order.calls()).not.toContain('authorizePayment');
  });
});

describe('an attempt that is under way at the deadline', () => {
  it('is awaited, and completes the order when it is authorized', async () => {
    const authorize = gate<{ status: 'authorized' }>();
    const order = await startOrder(workers, { authorizePayment: authorize.answer }, SHORT);
    await order.pay('a1');
    const outcome = order.handle.executeUpdate(awaitPaymentOutcome, { args: ['a1'] });
    await until(async () => (await order.events('activityTaskCancelRequested')) === 1);
    expect(order.calls().at(-1)).toBe('authorizePayment');
    authorize.open({ status: 'authorized' });
    expect(await outcome).toEqual({ result: 'paid', payment: paymentOf(order.orderId) });
    expect(await order.handle.result()).toEqual({ status: 'complete' });
    expect(order.calls()).not.toContain('closePayment');
  });

  it('is awaited, and lets the order expire when it is declined', async () => {
    const decline = { code: 'insufficient_funds', message: 'Not enough money.' };
    const authorize = gate<{ status: 'declined'; decline: typeof decline; mendable: boolean }>();
    const order = await startOrder(workers, { authorizePayment: authorize.answer }, SHORT);
    await order.pay('a1');
    const outcome = order.handle.executeUpdate(awaitPaymentOutcome, { args: ['a1'] });
    await until(async () => (await order.events('activityTaskCancelRequested')) === 1);
    authorize.open({ status: 'declined', decline, mendable: true });
    expect(await outcome).toEqual({ result: 'declined', decline, attemptsLeft: 2 });
    expect(await order.handle.result()).toEqual(EXPIRED);
  });

  it('is not repeated when Stripe did not answer it: the payment is closed', async () => {
    const order = await startOrder(workers, { authorizePayment: outage }, SHORT);
    await order.pay('a1');
    expect(await order.handle.result()).toEqual(EXPIRED);
    expect(order.calls().lastIndexOf('authorizePayment')).toBeLessThan(order.calls().indexOf('closePayment'));
  });

  it('counts as paid when Stripe did not answer it but says at the close that it was authorized', async () => {
    const order = await startOrder(
      workers,
      { authorizePayment: outage, closePayment: async () => ({ status: 'authorized' }) },
      SHORT,
    );
    await order.pay('a1');
    const outcome = await order.handle.executeUpdate(awaitPaymentOutcome, { args: ['a1'] });
    expect(outcome).toEqual({ result: 'paid', payment: paymentOf(order.orderId) });
    expect(await order.handle.result()).toEqual({ status: 'complete' });
  });
});
