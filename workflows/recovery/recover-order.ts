import { CancellationScope, log, setCurrentDetails } from '@temporalio/workflow';
import type { OrderInspection } from '../../activities/recovery/inspect-order';
import { ErrorType } from '../../shared/contracts/errors';
import type { RecoverOrderInput } from '../../shared/contracts/orders';
import { refundWorkflowId } from '../../shared/contracts/payments';
import { orders, payments, recovery, tickets } from '../activity-proxies';
import { permanentAnswer } from '../failure';
import { completePurchase } from '../order/complete-purchase';
import { giveLatePaymentBack } from '../payment/late-payment';
import { refundWorkflow } from '../payment/refund';
import { startOnce } from './start-once';

/**
 * Settles an order that has lost its workflow (terminated, reset, lost), with the same closing and undo steps: what was
 * paid in time completes, what was not is cancelled and released.
 */
export const recoverOrderWorkflow = (input: RecoverOrderInput): Promise<string> =>
  CancellationScope.nonCancellable(() => recoverOrder(input));

async function recoverOrder({ orderId }: RecoverOrderInput): Promise<string> {
  const order = await recovery.inspectOrder({ orderId });
  if (order.isWorkflowRunning) return told(`Order ${orderId} has its workflow: nothing to recover.`);
  const intent = await findPayment(orderId, order);

  if (order.record?.status === 'complete') return told(await mendComplete(orderId, order, order.record));
  if (intent && order.record?.status === 'awaiting-payment') {
    const { ticketId } = order.record;
    if (await completeIfPaid({ orderId, ticketId, paymentIntentId: intent }))
      return told(`Order ${orderId} had been paid: it is complete.`);
  } else if (intent) {
    // Cancelled or never recorded: whatever was paid goes back.
    await giveLatePaymentBack({ orderId, paymentIntentId: intent });
  }
  await orders.cancelOrder({ orderId, cancelReason: 'expired' });
  if (order.heldTicketId) await tickets.releaseTicket({ ticketId: order.heldTicketId, orderId });
  if (order.soldTicketId) {
    const backOnSale = !order.record?.startsAt || Date.now() < Date.parse(order.record.startsAt);
    await tickets.withdrawSale({ ticketId: order.soldTicketId, orderId, backOnSale });
  }
  return told(`Order ${orderId} had not been paid: it is cancelled and its ticket is back on sale.`);
}

/**
 * A complete order has its ticket or its money back. What was taken, or can be, makes the sale good; failing that the
 * order is refunded, by the same workflow as any refund.
 */
async function mendComplete(
  orderId: string,
  order: OrderInspection,
  record: NonNullable<OrderInspection['record']>,
): Promise<string> {
  const { paymentIntentId, heldTicketId, soldTicketId } = order;
  // Histories from before there was `isSound` lack it.
  if (!heldTicketId && order.isSound !== false) return `Order ${orderId} is complete.`;
  if (paymentIntentId === null)
    return notMended(orderId, `Order ${orderId} is complete and has no payment: somebody must look at it.`);

  const isRefundBegun = [order.paymentStatus, record.paymentStatus].some(
    (status) => status === 'refund-pending' || status === 'refunded',
  );
  const ticketId = heldTicketId ?? soldTicketId;
  if (ticketId && !isRefundBegun) {
    const { result } = await completePurchase({ orderId, ticketId, paymentIntentId });
    if (result === 'complete') return `Order ${orderId} was complete, but not all of it was done: it is now.`;
  }
  // A settled order stays as it is: this gives back the buyer's place.
  if (order.hasPlace) await orders.cancelOrder({ orderId, cancelReason: 'expired' });
  await startOnce(refundWorkflow, {
    workflowId: refundWorkflowId(paymentIntentId),
    args: [{ orderId, ticketId: record.ticketId, paymentIntentId, startsAt: record.startsAt ?? null }],
  });
  return `Order ${orderId} was complete without its ticket or without its money: it is refunded.`;
}

/** True when the order is complete; false when its payment is closed, with nothing kept. */
async function completeIfPaid(order: { orderId: string; ticketId: string; paymentIntentId: string }): Promise<boolean> {
  const { paymentIntentId } = order;
  let { status } = await payments.closePayment({ paymentIntentId, voidAuthorized: false });
  while (status !== 'canceled') {
    const { result } = await completePurchase(order);
    if (result === 'complete') return true;
    if (result === 'refunded') return false;
    ({ status } = await payments.closePayment({ paymentIntentId, voidAuthorized: true }));
  }
  return false;
}

/** The order's PaymentIntent. One that was being prepared when the workflow was lost is asked for again by its key. */
async function findPayment(orderId: string, { record, paymentIntentId }: OrderInspection): Promise<string | null> {
  if (paymentIntentId !== null || record?.status !== 'awaiting-payment') return paymentIntentId;
  const { ticketId, buyerId, title, price, createdAtMs } = record;
  try {
    const prepared = await payments.preparePayment({
      orderId,
      ticketId,
      buyerId,
      title,
      price,
      firstAskedMs: createdAtMs,
    });
    return prepared.paymentIntentId;
  } catch (error) {
    // Stripe will never have it, so there is nothing that could have been paid.
    if (permanentAnswer(error)?.type === ErrorType.PaymentRefused) return null;
    throw error;
  }
}

/** The next looks of recovery find it again, and say so until somebody has mended it. */
function notMended(orderId: string, why: string): string {
  log.error(why, { orderId });
  return why;
}

function told(details: string): string {
  setCurrentDetails(details);
  return details;
}
