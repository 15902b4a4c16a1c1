import { ErrorType } from '../../shared/contracts/errors';
import type { Stripe } from '../../shared/infra/stripe';
import type { ActivityDependencies } from '../dependencies';
import { permanentFailure } from '../failures';
import { createUnderKey, isRefusedByStripe } from './act-on-intent';

export interface RefundPaymentInput {
  paymentIntentId: string;
}

/** `failed`: Stripe could not give the money back this time; the next call starts the next attempt. */
export interface RefundPaymentResult {
  status: 'succeeded' | 'pending' | 'failed';
  failedAttempts: number;
}

/**
 * Refunds a captured payment in full, once: what Stripe already lists as refunded or on its way is not asked for again.
 * Key: the number of attempts that Stripe has failed. Nothing undoes a refund.
 * Throws RefundFailed, for good, when Stripe will not refund; otherwise only while Stripe does not answer.
 */
export async function refundPayment(
  { stripe }: ActivityDependencies,
  { paymentIntentId }: RefundPaymentInput,
): Promise<RefundPaymentResult> {
  const refunds = await stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 });
  const failedAttempts = refunds.data.filter(hasFailed).length;
  const standing = refunds.data.find((refund) => !hasFailed(refund));
  if (standing) return { status: standing.status === 'succeeded' ? 'succeeded' : 'pending', failedAttempts };
  try {
    const refund = await createUnderKey(`payment:${paymentIntentId}:refund:${failedAttempts}`, (idempotencyKey) =>
      stripe.refunds.create({ payment_intent: paymentIntentId }, { idempotencyKey }),
    );
    if (refund.status === 'succeeded') return { status: 'succeeded', failedAttempts };
    return hasFailed(refund)
      ? { status: 'failed', failedAttempts: failedAttempts + 1 }
      : { status: 'pending', failedAttempts };
  } catch (error) {
    if (isRefusedByStripe(error)) throw permanentFailure(ErrorType.RefundFailed, error.message, { code: error.code });
    throw error;
  }
}

const hasFailed = ({ status }: Stripe.Refund): boolean => status === 'failed' || status === 'canceled';
