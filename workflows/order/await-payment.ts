import { CancellationScope, condition } from '@temporalio/workflow';
import type { AuthorizePaymentResult } from '../../activities/payments/authorize-payment';
import { ErrorType } from '../../shared/contracts/errors';
import type { CancelReason } from '../../shared/contracts/orders';
import { orders, payments, tickets } from '../activity-proxies';
import { permanentAnswer } from '../failure';
import { describeOrder } from './describe-order';
import { canExtend, nextStep, type OrderDesk } from './order-desk';

/** `authorized`: Stripe holds the money for us, or has taken it already. Else why the order should end. */
export type Ending = 'authorized' | CancelReason;

/** Waits, durably, for a payment, the buyer's cancellation or the window's end, and makes the attempts one at a time. */
export async function awaitPayment(desk: OrderDesk): Promise<Ending> {
  for (;;) {
    desk.stage = 'awaiting-payment';
    switch (nextStep(desk, Date.now())) {
      case 'cancel':
        return 'buyer';
      case 'expire':
        return 'expired';
      case 'give-up':
        return 'payment-failed';
      case 'extend':
        await extendWindow(desk);
        break;
      case 'check': {
        const ending = await checkPayment(desk);
        if (ending) return ending;
        break;
      }
      case 'attempt': {
        const ending = await attemptPayment(desk);
        if (ending) return ending;
        break;
      }
      case 'wait':
        describeOrder(desk);
        await condition(() => nextStep(desk, Date.now()) !== 'wait', desk.deadlineMs - Date.now(), {
          summary: 'Payment window',
        });
        break;
    }
  }
}

/** Answers one extension request: granted if it may still be, and then only with hold, order and event moved too. */
async function extendWindow(desk: OrderDesk): Promise<void> {
  desk.extensionAnswers.push(canExtend(desk, Date.now()) && (await moveDeadline(desk)));
}

async function moveDeadline(desk: OrderDesk): Promise<boolean> {
  const { orderId, ticketId, paymentExtensionMs } = desk.input;
  const deadlineMs = desk.deadlineMs + paymentExtensionMs;
  const expiresAt = new Date(deadlineMs).toISOString();
  try {
    await tickets.extendHold({ ticketId, orderId, expiresAt });
  } catch (error) {
    // Nothing to extend: should a payment come, selling finds out the same and the buyer is refunded.
    if (permanentAnswer(error)?.type === ErrorType.HoldLost) return false;
    throw error;
  }
  await orders.extendOrder({ orderId, expiresAt });
  desk.extensionsMade++;
  desk.deadlineMs = deadlineMs;
  return true;
}

/** A hint that the browser has paid, or nobody can any more: only Stripe's own answer counts. Null: go on waiting. */
async function checkPayment(desk: OrderDesk): Promise<Ending | null> {
  desk.authorizedHint = false;
  const { authorized, closed } = await payments.checkAuthorization({ paymentIntentId: paymentIntentOf(desk) });
  if (authorized) return 'authorized';
  return closed ? 'payment-failed' : null;
}

/** Makes the oldest submitted attempt. Returns how the wait for payment ends with it, or null to go on waiting. */
async function attemptPayment(desk: OrderDesk): Promise<Ending | null> {
  const attempt = desk.submitted.shift();
  if (!attempt) return null;
  const { orderId, paymentAttempts } = desk.input;
  desk.stage = 'paying';
  describeOrder(desk);

  let result: AuthorizePaymentResult | 'unknown' | null = null;
  const scope = new CancellationScope();
  const call = scope
    .run(() => payments.authorizePayment({ orderId, paymentIntentId: paymentIntentOf(desk), ...attempt }))
    .then(
      (answer) => {
        result = answer;
      },
      () => {
        result = 'unknown';
      },
    );
  await condition(() => result !== null || desk.cancelRequested, desk.deadlineMs - Date.now(), {
    summary: 'Payment window, while an attempt is made',
  });
  // No attempt is repeated after the deadline or a cancellation; one in flight is awaited. What stays unknown, Stripe
  // is asked when the payment is closed.
  if (result === null) scope.cancel();
  await call;
  return judgeAttempt(desk, attempt.attemptId, result ?? 'unknown', paymentAttempts);
}

function judgeAttempt(
  desk: OrderDesk,
  attemptId: string,
  result: AuthorizePaymentResult | 'unknown',
  paymentAttempts: number,
): Ending | null {
  if (result === 'unknown') {
    desk.payingAttemptId = attemptId;
    return null;
  }
  switch (result.status) {
    case 'authorized':
      desk.payingAttemptId = attemptId;
      return 'authorized';
    case 'closed':
      return 'payment-failed';
    case 'requires-action':
      desk.outcomes.set(attemptId, { result: 'requires-action', paymentIntentId: paymentIntentOf(desk) });
      return null;
    case 'refused':
      desk.outcomes.set(attemptId, { result: 'refused', message: result.message });
      return null;
    case 'declined': {
      desk.attemptsMade++;
      const attemptsLeft = paymentAttempts - desk.attemptsMade;
      if (result.mendable && attemptsLeft > 0) {
        desk.outcomes.set(attemptId, { result: 'declined', decline: result.decline, attemptsLeft });
        return null;
      }
      desk.finalDecline = { attemptId, decline: result.decline };
      return 'payment-failed';
    }
  }
}

/** `nextStep` asks for a step that needs the PaymentIntent only once it is known: anything else is a bug of ours. */
function paymentIntentOf({ paymentIntentId, input }: OrderDesk): string {
  if (paymentIntentId === null) throw new Error(`order ${input.orderId} has no PaymentIntent yet`);
  return paymentIntentId;
}
