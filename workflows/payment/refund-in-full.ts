import { log, sleep } from '@temporalio/workflow';
import type { RefundPaymentResult } from '../../activities/payments/refund-payment';
import { payments } from '../activity-proxies';

/** How often a refund that is on its way is looked at; a webhook may say it sooner. */
export const REFUND_POLL_MS = 60_000;

/** Looks again after a while. */
const pollAgain = (): Promise<unknown> => sleep(REFUND_POLL_MS, { summary: 'Until the refund is looked at again' });

/**
 * Gives a captured payment back in full and returns once Stripe says that it has succeeded. A refund that Stripe fails
 * is reported and tried again under its next attempt. `betweenLooks` hears every answer that is not the last, and waits.
 */
export async function refundInFull(
  paymentIntentId: string,
  betweenLooks: (answer: RefundPaymentResult) => Promise<unknown> = pollAgain,
): Promise<void> {
  for (;;) {
    const answer = await payments.refundPayment({ paymentIntentId });
    if (answer.status === 'succeeded') return;
    if (answer.status === 'failed')
      log.error('Stripe has failed a refund: it is tried again', { paymentIntentId, attempts: answer.failedAttempts });
    await betweenLooks(answer);
  }
}
