import { CancellationScope, log, setCurrentDetails } from '@temporalio/workflow';
import type { LatePaymentInput } from '../../shared/contracts/payments';
import { payments } from '../activity-proxies';
import { refundInFull } from './refund-in-full';

/** A payment that arrived after its order was cancelled: what is authorized is voided, what is captured is refunded. */
export const latePaymentWorkflow = (input: LatePaymentInput): Promise<void> =>
  CancellationScope.nonCancellable(() => giveLatePaymentBack(input));

/** Shared with the recovery of an order. */
export async function giveLatePaymentBack({
  orderId,
  paymentIntentId,
  mayBeTakenBack,
}: LatePaymentInput): Promise<void> {
  const { status } = await payments.closePayment({ paymentIntentId, voidAuthorized: true });
  if (status === 'canceled') {
    setCurrentDetails(`Order ${orderId} was cancelled; nothing was captured, and nothing can be any more.`);
    return;
  }
  if (mayBeTakenBack && (await payments.reopenRefund({ paymentIntentId })).takenBack)
    log.error('Stripe has taken a refund back: the next attempt is made', { orderId, paymentIntentId });
  setCurrentDetails(`Order ${orderId} was cancelled, but its payment was captured: refunding.`);
  await refundInFull(paymentIntentId);
  await payments.recordPaymentRefunded({ paymentIntentId });
  setCurrentDetails(`Order ${orderId} was cancelled; its late payment was refunded in full.`);
}
