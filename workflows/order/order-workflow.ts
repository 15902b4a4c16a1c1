import { allHandlersFinished, CancellationScope, condition, upsertSearchAttributes } from '@temporalio/workflow';
import type { CancelReason, OrderWorkflowInput, OrderWorkflowResult } from '../../shared/contracts/orders';
import type { Payment } from '../../shared/contracts/payments';
import { ORDER_STATUS, SELLER_ID } from '../../shared/contracts/search-attributes';
import type { TicketSnapshot } from '../../shared/contracts/tickets';
import { orders, ownRecord, payments } from '../activity-proxies';
import { UndoStack } from '../undo-stack';
import { awaitPayment, type Ending } from './await-payment';
import { completePurchase } from './complete-purchase';
import { describeOrder } from './describe-order';
import { findSettledStatus } from './find-settled-status';
import { type OrderDesk, openDesk } from './order-desk';
import { receiveMessages } from './order-messages';
import { reserveTicket } from './reserve-ticket';

/**
 * One purchase: reserve the ticket, wait for the payment, then complete or cancel. The story never aborts: cancelling
 * the workflow, in the Web UI say, is one more fact on the desk, the same as the buyer's own cancellation.
 */
export async function orderWorkflow(input: OrderWorkflowInput): Promise<OrderWorkflowResult> {
  const desk = openDesk(input);
  receiveMessages(desk);
  CancellationScope.current().cancelRequested.catch(() => {
    desk.cancelRequested = true;
  });
  return CancellationScope.nonCancellable(async () => {
    const result = await purchase(desk);
    await condition(allHandlersFinished);
    return result;
  });
}

async function purchase(desk: OrderDesk): Promise<OrderWorkflowResult> {
  const { input } = desk;
  const undo = new UndoStack();
  describeOrder(desk);
  const ticket = await reserveTicket(desk, undo);
  if (!ticket) {
    describeOrder(desk);
    // Asked before the undo, which may itself cancel a record that this run has made.
    const settled = await findSettledStatus(desk);
    await undo.unwind();
    desk.stage = settled ?? 'refused';
    describeOrder(desk);
    upsertSearchAttributes([{ key: ORDER_STATUS, value: desk.stage }]);
    return settled ? { status: 'already-settled' } : { status: 'refused', type: desk.refusal?.type ?? 'unknown' };
  }
  if (input.edition === undefined)
    upsertSearchAttributes([
      { key: ORDER_STATUS, value: 'awaiting-payment' },
      { key: SELLER_ID, value: ticket.sellerId },
    ]);

  const preparing = preparePayment(desk, ticket);
  let ending: Ending = await awaitPayment(desk);
  // Authorized in the very moment in which the buyer cancelled: nothing is captured yet, so it is given back.
  if (ending === 'authorized' && desk.cancelRequested) ending = 'buyer';
  if (ending !== 'authorized') ending = await closePayment(desk, preparing, ending);

  while (ending === 'authorized' && desk.paymentIntentId !== null) {
    desk.stage = 'paying';
    describeOrder(desk);
    const { orderId, ticketId } = input;
    const completion = await completePurchase(
      { orderId, ticketId, paymentIntentId: desk.paymentIntentId },
      input.edition === undefined ? orders : ownRecord,
    );
    if (completion.result === 'complete') return settleComplete(desk, completion.payment);
    // A refunded payment is closed; one that Stripe would not capture has yet to be.
    ending =
      completion.result === 'refunded' ? 'payment-failed' : await closePayment(desk, preparing, 'payment-failed', true);
  }
  return settleCancelled(desk, undo, ending === 'authorized' ? 'payment-failed' : ending);
}

/** The reserve answer does not wait for Stripe: the PaymentIntent is prepared while the buyer reads the checkout. */
async function preparePayment(desk: OrderDesk, ticket: TicketSnapshot): Promise<void> {
  const { orderId, ticketId, buyerId } = desk.input;
  try {
    const { paymentIntentId } = await payments.preparePayment({
      orderId,
      ticketId,
      buyerId,
      title: ticket.title,
      price: ticket.price,
      firstAskedMs: Date.now(),
    });
    desk.paymentIntentId = paymentIntentId;
  } catch (error) {
    desk.prepareRefusal = error instanceof Error ? error.message : String(error);
  }
}

/**
 * The one step before every release: once it says that the order ends, Stripe has confirmed that nothing was paid and
 * nothing can be. It lasts as long as Stripe does not answer, and so does the hold.
 */
async function closePayment(
  desk: OrderDesk,
  preparing: Promise<void>,
  reason: CancelReason,
  voidAuthorized = reason === 'buyer',
): Promise<Ending> {
  desk.stage = 'closing';
  desk.cancelReason = reason;
  describeOrder(desk);
  await preparing;
  if (desk.paymentIntentId === null) return reason;
  const { status } = await payments.closePayment({ paymentIntentId: desk.paymentIntentId, voidAuthorized });
  return status === 'canceled' ? reason : 'authorized';
}

function settleComplete(desk: OrderDesk, payment: Payment): OrderWorkflowResult {
  desk.stage = 'complete';
  if (desk.payingAttemptId) desk.outcomes.set(desk.payingAttemptId, { result: 'paid', payment });
  upsertSearchAttributes([{ key: ORDER_STATUS, value: 'complete' }]);
  describeOrder(desk);
  return { status: 'complete' };
}

async function settleCancelled(desk: OrderDesk, undo: UndoStack, reason: CancelReason): Promise<OrderWorkflowResult> {
  desk.cancelReason = reason;
  if (reason === 'payment-failed' && desk.paymentIntentId !== null)
    await payments.recordPaymentFailed({ paymentIntentId: desk.paymentIntentId });
  await undo.unwind();
  desk.stage = 'cancelled';
  if (desk.finalDecline) {
    const { attemptId, decline } = desk.finalDecline;
    desk.outcomes.set(attemptId, { result: 'declined', decline, attemptsLeft: 0 });
  }
  upsertSearchAttributes([{ key: ORDER_STATUS, value: 'cancelled' }]);
  describeOrder(desk);
  return { status: 'cancelled', cancelReason: reason };
}
