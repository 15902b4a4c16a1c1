import type { OrderWorkflowInput } from '../../shared/contracts/orders';
import { canExtend, nextStep, type OrderDesk, openDesk, outcomeAtEnd, submitPayment, windowEnd } from './order-desk';

const input: OrderWorkflowInput = {
  orderId: 'o1',
  ticketId: 't1',
  buyerId: 'b1',
  paymentWindowMs: 900_000,
  paymentAttempts: 3,
  paymentExtensions: 1,
  paymentExtensionMs: 300_000,
  reserveTimeoutMs: 10_000,
  maxOpenOrders: 10,
};
const DEADLINE = 1_000_000;
const waiting = (changes: Partial<OrderDesk> = {}): OrderDesk => ({
  ...openDesk(input),
  stage: 'awaiting-payment',
  deadlineMs: DEADLINE,
  paymentIntentId: 'pi_1',
  ...changes,
});
const payment = { attemptId: 'a1', paymentMethod: 'pm_card_visa' };

describe('nextStep', () => {
  it('waits while nothing has arrived and the window is open', () => {
    expect(nextStep(waiting(), DEADLINE - 1)).toBe('wait');
  });

  it('makes a submitted attempt up to the last millisecond before the deadline', () => {
    expect(nextStep(waiting({ submitted: [payment] }), DEADLINE - 1)).toBe('attempt');
  });

  it('starts no attempt at the deadline or after it', () => {
    expect(nextStep(waiting({ submitted: [payment] }), DEADLINE)).toBe('expire');
    expect(nextStep(waiting({ submitted: [payment] }), DEADLINE + 1)).toBe('expire');
  });

  it('keeps a submitted attempt waiting until the PaymentIntent is known', () => {
    expect(nextStep(waiting({ submitted: [payment], paymentIntentId: null }), 0)).toBe('wait');
  });

  it('lets the cancellation go before an attempt that has not started', () => {
    expect(nextStep(waiting({ submitted: [payment], cancelRequested: true }), 0)).toBe('cancel');
  });

  it('gives up when Stripe refuses the payment for good', () => {
    expect(nextStep(waiting({ prepareRefusal: 'amount too small' }), 0)).toBe('give-up');
  });

  it('asks Stripe when the browser says that it has paid', () => {
    expect(nextStep(waiting({ authorizedHint: true }), 0)).toBe('check');
  });

  it('answers an extension request even when the window has closed meanwhile', () => {
    expect(nextStep(waiting({ extensionRequests: 1 }), DEADLINE)).toBe('extend');
    expect(nextStep(waiting({ extensionRequests: 1, extensionAnswers: [false] }), DEADLINE)).toBe('expire');
  });
});

describe('canExtend', () => {
  it('allows as many extensions as the order was started with', () => {
    expect(canExtend(waiting(), 0)).toBe(true);
    expect(canExtend(waiting({ extensionsMade: 1 }), 0)).toBe(false);
  });

  it.each([
    ['at the deadline', {}, DEADLINE],
    ['while a payment is made', { stage: 'paying' as const }, 0],
    ['once the order has settled', { stage: 'cancelled' as const }, 0],
    ['after the buyer has asked to cancel', { cancelRequested: true }, 0],
  ])('refuses %s', (_when, changes, nowMs) => {
    expect(canExtend(waiting(changes), nowMs)).toBe(false);
  });
});

describe('submitPayment', () => {
  it('takes a signal that is delivered twice once', () => {
    const desk = waiting();
    submitPayment(desk, payment);
    submitPayment(desk, { ...payment });
    expect(desk.submitted).toEqual([payment]);
  });
});

describe('windowEnd', () => {
  it('rounds the deadline up to a whole second and never shortens the window', () => {
    expect(windowEnd(1_001, 2_000)).toBe(4_000);
    expect(windowEnd(1_000, 2_000)).toBe(3_000);
  });
});

describe('outcomeAtEnd', () => {
  it.each([
    ['complete', null, 'complete'],
    ['cancelled', 'expired', 'expired'],
    ['cancelled', 'buyer', 'cancelled'],
    ['cancelled', 'payment-failed', 'cancelled'],
  ] as const)('tells an attempt that was never made of an order that is %s (%s): %s', (stage, cancelReason, reason) => {
    expect(outcomeAtEnd(waiting({ stage, cancelReason }))).toEqual({ result: 'not-attempted', reason });
  });
});
