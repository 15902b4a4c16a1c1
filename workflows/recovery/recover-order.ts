import { CancellationScope, setCurrentDetails } from '@temporalio/workflow';
import type { OrderInspection } from '../../activities/recovery/inspect-order';
import { ErrorType } from '../../shared/contracts/errors';
import type { RecoverOrderInput } from '../../shared/contracts/orders';
import { orders, payments, recovery, tickets } from '../activity-proxies';
import { permanentAnswer } from '../failure';
import { completePurchase } from '../order/complete-purchase';
import { giveLatePaymentBack } from '../payment/late-payment';

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

  if (order.record?.status === 'complete') {
    if (intent && order.heldTicketId) {
      await completePurchase({ orderId, ticketId: order.heldTicketId, paymentIntentId: intent });
      return told(`Order ${orderId} was complete, but not sold: it is now.`);
    }
    return told(`Order ${orderId} is complete.`);
  }
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
  return told(`Order ${orderId} had not been paid: it is cancelled and its ticket is back on sale.`);
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

function told(details: string): string {
  setCurrentDetails(details);
  return details;
}
