import type { AuthorizePaymentResult } from '../../activities/payments/authorize-payment';
import { awaitPaymentOutcome, paymentAuthorized } from '../../shared/contracts/orders';
import { gate, inTurn, intentOf, outage, paymentOf, refusal } from '../../temporal-dev/testing/mock-activities';
import { startOrder, type TestOrder } from '../../temporal-dev/testing/start-order';
import { startWorkflowWorkers, type WorkflowWorkers } from '../../temporal-dev/testing/start-workflow-workers';

let workers: WorkflowWorkers;

beforeAll(async () => {
  workers = await startWorkflowWorkers();
});

afterAll(() => workers?.stop());

const FAILED = { status: 'cancelled', cancelReason: 'payment-failed' };
const UNDO = ['cancelOrder', 'releaseTicket'];
const authorized = async (): Promise<AuthorizePaymentResult> => ({ status: 'authorized' });
const declined =
  (code: string, mendable = true) =>
  async (): Promise<AuthorizePaymentResult> => ({ status: 'declined', decline: { code, message: code }, mendable });

const outcomeOf = (order: TestOrder, attemptId: string) =>
  order.handle.executeUpdate(awaitPaymentOutcome, { args: [attemptId] });

async function payAndHear(order: TestOrder, attemptId: string) {
  await order.pay(attemptId);
  return outcomeOf(order, attemptId);
}

describe('a payment that succeeds', () => {
  it('is taken, then the ticket is sold, then the order is complete', async () => {
    const order = await startOrder(workers);
    const { orderId } = order;
    expect(await payAndHear(order, 'a1')).toEqual({ result: 'paid', payment: paymentOf(orderId) });
    expect(await order.handle.result()).toEqual({ status: 'complete' });
    expect(order.calls().slice(3)).toEqual(['authorizePayment', 'capturePayment', 'sellTicket', 'completeOrder']);
    const paymentIntentId = intentOf(orderId);
    expect(order.inputsOf('authorizePayment')).toEqual([
      { orderId, paymentIntentId, attemptId: 'a1', paymentMethod: 'pm_card_visa' },
    ]);
    expect(order.inputsOf('completeOrder')).toEqual([{ orderId, payment: paymentOf(orderId) }]);
  });

  it('waits until Stripe has prepared it', async () => {
    const prepare = gate<{ paymentIntentId: string }>();
    const order = await startOrder(workers, { preparePayment: prepare.answer });
    await order.pay('a1');
    await order.called('preparePayment');
    await order.reaches('awaiting-payment');
    expect(order.calls()).not.toContain('authorizePayment');
    prepare.open({ paymentIntentId: 'pi_7' });
    expect(await order.handle.result()).toEqual({ status: 'complete' });
    expect(order.inputsOf('authorizePayment')).toMatchObject([{ paymentIntentId: 'pi_7' }]);
  });

  it('is made once, although the signal is delivered twice', async () => {
    const order = await startOrder(workers, { authorizePayment: inTurn(declined('generic_decline'), authorized) });
    await order.pay('a1');
    await order.pay('a1');
    expect(await outcomeOf(order, 'a1')).toMatchObject({ result: 'declined', attemptsLeft: 2 });
    await order.pay('a1');
    await payAndHear(order, 'a2');
    expect(order.inputsOf('authorizePayment').map(({ attemptId }) => attemptId)).toEqual(['a1', 'a2']);
  });

  it('outlasts an outage between the money and the sale, without a refund', async () => {
    const order = await startOrder(workers, {
      sellTicket: inTurn(outage, outage, async () => undefined),
      completeOrder: inTurn(outage, async () => undefined),
    });
    await order.pay('a1');
    expect(await order.handle.result()).toEqual({ status: 'complete' });
    expect(order.inputsOf('capturePayment')).toHaveLength(1);
    expect(order.inputsOf('sellTicket')).toHaveLength(3);
    expect(order.calls()).not.toContain('refundPayment');
  });

  it('answers the same question the same after the end of the order', async () => {
    const order = await startOrder(workers);
    await order.pay('a1');
    const ask = () => order.handle.executeUpdate(awaitPaymentOutcome, { args: ['a1'], updateId: 'outcome-a1' });
    const outcome = await ask();
    await order.handle.result();
    expect(await ask()).toEqual(outcome);
  });
});

describe('two attempts that are submitted at once', () => {
  it('are made one at a time', async () => {
    const first = gate<AuthorizePaymentResult>();
    const order = await startOrder(workers, { authorizePayment: inTurn(first.answer, authorized) });
    await Promise.all([order.pay('a1'), order.pay('a2')]);
    await order.called('authorizePayment');
    expect(await order.currentDetails()).toContain('A payment is being made');
    expect(order.inputsOf('authorizePayment')).toHaveLength(1);
    first.open(await declined('generic_decline')());
    expect(await order.handle.result()).toEqual({ status: 'complete' });
    expect(order.inputsOf('authorizePayment')).toHaveLength(2);
  });

  it('are not both made when the first one pays', async () => {
    const first = gate<AuthorizePaymentResult>();
    const order = await startOrder(workers, { authorizePayment: first.answer });
    await order.pay('a1');
    await order.pay('a2');
    const outcomes = Promise.all([outcomeOf(order, 'a1'), outcomeOf(order, 'a2')]);
    await order.called('authorizePayment');
    first.open({ status: 'authorized' });
    expect(await outcomes).toEqual([
      { result: 'paid', payment: paymentOf(order.orderId) },
      { result: 'not-attempted', reason: 'complete' },
    ]);
    expect(order.inputsOf('authorizePayment')).toHaveLength(1);
  });
});

describe('a payment that is declined', () => {
  it('may be tried again with another card', async () => {
    const order = await startOrder(workers, { authorizePayment: inTurn(declined('insufficient_funds'), authorized) });
    expect(await payAndHear(order, 'a1')).toMatchObject({ result: 'declined', attemptsLeft: 2 });
    expect(await order.currentDetails()).toContain('1 of 3 attempts were declined');
    expect(await payAndHear(order, 'a2')).toMatchObject({ result: 'paid' });
  });

  it('cancels the order at the last attempt, once the payment is closed', async () => {
    const order = await startOrder(workers, { authorizePayment: declined('insufficient_funds') });
    for (const [attemptId, attemptsLeft] of [['a1', 2] as const, ['a2', 1] as const, ['a3', 0] as const])
      expect(await payAndHear(order, attemptId)).toMatchObject({ result: 'declined', attemptsLeft });
    expect(await order.handle.result()).toEqual(FAILED);
    expect(order.calls().slice(-4)).toEqual(['closePayment', 'recordPaymentFailed', ...UNDO]);
    expect(order.inputsOf('cancelOrder')).toEqual([{ orderId: order.orderId, cancelReason: 'payment-failed' }]);
    expect(await order.currentDetails()).toBe(
      'Cancelled (payment-failed): insufficient_funds; the ticket is back on sale.',
    );
  });

  it('cancels the order at once when no other card can mend it', async () => {
    const order = await startOrder(workers, { authorizePayment: declined('stolen_card', false) });
    expect(await payAndHear(order, 'a1')).toMatchObject({ decline: { code: 'stolen_card' }, attemptsLeft: 0 });
    expect(await order.handle.result()).toEqual(FAILED);
  });

  it('tells an attempt that waited behind the last decline that it was not made', async () => {
    const first = gate<AuthorizePaymentResult>();
    const order = await startOrder(workers, { authorizePayment: first.answer });
    await order.pay('a1');
    await order.pay('a2');
    const second = outcomeOf(order, 'a2');
    await order.called('authorizePayment');
    first.open(await declined('lost_card', false)());
    expect(await second).toEqual({ result: 'not-attempted', reason: 'cancelled' });
  });
});

describe('a payment that Stripe refuses for good', () => {
  it('cancels the order when it cannot be prepared', async () => {
    const order = await startOrder(workers, { preparePayment: refusal('PaymentRefused') });
    await order.pay('a1');
    expect(await order.handle.result()).toEqual(FAILED);
    expect(order.calls()).toEqual(['holdTicket', 'recordOrder', 'preparePayment', ...UNDO]);
  });

  it('cancels the order when somebody has closed it at Stripe', async () => {
    const order = await startOrder(workers, { authorizePayment: async () => ({ status: 'closed' }) });
    expect(await payAndHear(order, 'a1')).toEqual({ result: 'not-attempted', reason: 'cancelled' });
    expect(await order.handle.result()).toEqual(FAILED);
  });

  it('is voided, and the order cancelled, when it cannot be captured', async () => {
    const order = await startOrder(workers, { capturePayment: refusal('AuthorizationLost') });
    await order.pay('a1');
    expect(await order.handle.result()).toEqual(FAILED);
    expect(order.calls().slice(4)).toEqual(['capturePayment', 'closePayment', 'recordPaymentFailed', ...UNDO]);
    expect(order.inputsOf('closePayment')).toMatchObject([{ voidAuthorized: true }]);
  });

  it('completes the order when it was captured after all', async () => {
    const order = await startOrder(workers, {
      capturePayment: inTurn(refusal('AuthorizationLost'), async ({ orderId }) => paymentOf(orderId)),
      closePayment: async () => ({ status: 'captured' }),
    });
    expect(await payAndHear(order, 'a1')).toMatchObject({ result: 'paid' });
    expect(await order.handle.result()).toEqual({ status: 'complete' });
  });
});

describe('a payment whose ticket turns out not to be held any more', () => {
  it('is refunded, once, and the order cancelled', async () => {
    const order = await startOrder(workers, { sellTicket: refusal('HoldLost') });
    await order.pay('a1');
    expect(await order.handle.result()).toEqual(FAILED);
    expect(order.calls()).not.toContain('completeOrder');
    expect(order.calls().slice(6, 8)).toEqual(['refundPayment', 'recordPaymentRefunded']);
    expect(order.calls().slice(-2)).toEqual(UNDO);
  });
});

describe('a payment that the browser confirms', () => {
  const paymentIntentId = 'pi_1';

  it('completes the order when Stripe says so too', async () => {
    const order = await startOrder(workers);
    await order.handle.signal(paymentAuthorized, { paymentIntentId });
    expect(await order.handle.result()).toEqual({ status: 'complete' });
    expect(order.calls().slice(3)).toEqual(['checkAuthorization', 'capturePayment', 'sellTicket', 'completeOrder']);
  });

  it('is looked at once Stripe has prepared it', async () => {
    const prepare = gate<{ paymentIntentId: string }>();
    const order = await startOrder(workers, { preparePayment: prepare.answer });
    await order.called('preparePayment');
    await order.handle.signal(paymentAuthorized, { paymentIntentId });
    await order.reaches('awaiting-payment');
    expect(order.calls()).not.toContain('checkAuthorization');
    prepare.open({ paymentIntentId });
    expect(await order.handle.result()).toEqual({ status: 'complete' });
    expect(order.inputsOf('checkAuthorization')).toEqual([{ paymentIntentId }]);
  });

  it('is not believed when Stripe does not say so: the order waits on', async () => {
    const order = await startOrder(workers, { checkAuthorization: async () => ({ authorized: false }) });
    await order.handle.signal(paymentAuthorized, { paymentIntentId });
    await order.called('checkAuthorization');
    expect(await payAndHear(order, 'a1')).toMatchObject({ result: 'paid' });
    expect(order.inputsOf('checkAuthorization')).toHaveLength(1);
  });

  it('cancels the order when Stripe has closed it, for it can never be paid', async () => {
    const order = await startOrder(workers, {
      checkAuthorization: async () => ({ authorized: false, closed: true }),
    });
    await order.handle.signal(paymentAuthorized, { paymentIntentId });
    expect(await order.handle.result()).toEqual(FAILED);
    expect(order.calls().slice(3)).toEqual(['checkAuthorization', 'closePayment', 'recordPaymentFailed', ...UNDO]);
  });

  it('does not use up an attempt when Stripe does not know the PaymentMethod', async () => {
    const order = await startOrder(workers, {
      authorizePayment: inTurn(
        async (): Promise<AuthorizePaymentResult> => ({ status: 'refused', message: 'No such PaymentMethod' }),
        declined('insufficient_funds'),
      ),
    });
    expect(await payAndHear(order, 'a1')).toEqual({ result: 'refused', message: 'No such PaymentMethod' });
    expect(await payAndHear(order, 'a2')).toMatchObject({ result: 'declined', attemptsLeft: 2 });
    await order.handle.signal(paymentAuthorized, { paymentIntentId });
    expect(await order.handle.result()).toEqual({ status: 'complete' });
  });

  it('does not use up an attempt when the bank asks the buyer first', async () => {
    const order = await startOrder(workers, {
      authorizePayment: inTurn(
        async (): Promise<AuthorizePaymentResult> => ({ status: 'requires-action' }),
        declined('insufficient_funds'),
      ),
    });
    expect(await payAndHear(order, 'a1')).toEqual({
      result: 'requires-action',
      paymentIntentId: intentOf(order.orderId),
    });
    expect(await payAndHear(order, 'a2')).toMatchObject({ result: 'declined', attemptsLeft: 2 });
    await order.handle.signal(paymentAuthorized, { paymentIntentId });
    expect(await order.handle.result()).toEqual({ status: 'complete' });
  });
});
