import { refundChanged, refundWorkflowId } from '../../../shared/contracts/payments';
import type { ApiContext } from '../../context';
import { ACCEPT_TIMEOUT_MS, bounded, isWorkflowGone } from '../../temporal';

/** Wakes the refund's workflow, which asks Stripe itself. Without one the fact is old news. */
export async function handRefundFact({ temporal }: ApiContext, paymentIntentId: string): Promise<void> {
  const handle = temporal.workflow.getHandle(refundWorkflowId(paymentIntentId));
  try {
    await bounded(temporal, ACCEPT_TIMEOUT_MS, () => handle.signal(refundChanged));
  } catch (error) {
    if (!isWorkflowGone(error)) throw error;
  }
}
