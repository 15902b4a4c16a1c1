import { ErrorType } from '../../shared/contracts/errors';
import type { Payment } from '../../shared/contracts/payments';
import { orders, payments, tickets } from '../activity-proxies';
import { permanentAnswer } from '../failure';
import { refundInFull } from '../payment/refund-in-full';

export type Completion =
  /** Captured, sold, recorded. */
  | { result: 'complete'; payment: Payment }
  /** Stripe would not capture: the payment must be closed. */
  | { result: 'nothing-captured' }
  /** Captured, but the hold was not ours any more: the buyer has the money back. */
  | { result: 'refunded' };

/** Capture → mark sold → record complete. From the capture on there is no way back but a refund. Safe to run again. */
export async function completePurchase(
  order: { orderId: string; ticketId: string; paymentIntentId: string },
  { completeOrder }: Pick<typeof orders, 'completeOrder'> = orders,
): Promise<Completion> {
  const { orderId, paymentIntentId } = order;
  let payment: Payment;
  try {
    payment = await payments.capturePayment({ orderId, paymentIntentId });
  } catch (error) {
    if (permanentAnswer(error)?.type === ErrorType.AuthorizationLost) return { result: 'nothing-captured' };
    throw error;
  }
  try {
    await tickets.sellTicket(order);
  } catch (error) {
    if (permanentAnswer(error)?.type !== ErrorType.HoldLost) throw error;
    await refundInFull(paymentIntentId);
    await payments.recordPaymentRefunded({ paymentIntentId });
    return { result: 'refunded' };
  }
  await completeOrder({ orderId, payment });
  return { result: 'complete', payment };
}
