import type { Stripe } from '../../shared/infra/stripe';
import type { ActivityDependencies } from '../dependencies';
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
 * Key: the number of refunds that Stripe lists. Nothing undoes a refund.
 * A refusal by Stripe is a failed attempt too: money that we owe is tried again until it is back, or somebody gives it
 * back by hand. Throws only while Stripe does not answer.
 */
export async function refundPayment(
  { stripe }: ActivityDependencies,
  { paymentIntentId }: RefundPaymentInput,
): Promise<RefundPaymentResult> {
  const { amount_received: captured } = await stripe.paymentIntents.retrieve(paymentIntentId);
  if (captured === 0) return { status: 'succeeded', failedAttempts: 0 };
  const { data: listed } = await stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 });
  const given = sumOf(listed);
  const created = given > 0 && given >= captured ? [] : await createRefund(stripe, paymentIntentId, listed.length);
  if (!created) return { status: 'failed', failedAttempts: listed.filter(hasFailed).length + 1 };
  const refunds = [...listed, ...created];
  const failedAttempts = refunds.filter(hasFailed).length;
  if (sumOf(refunds) < captured) return { status: 'failed', failedAttempts };
  const isOver = refunds.every((refund) => refund.status === 'succeeded' || hasFailed(refund));
  return { status: isOver ? 'succeeded' : 'pending', failedAttempts };
}

/**
 * Without an amount Stripe gives back whatever is left, should somebody have refunded a part by hand.
 * Returns null when Stripe refuses.
 */
async function createRefund(
  stripe: Stripe,
  paymentIntentId: string,
  refundsBefore: number,
): Promise<[Stripe.Refund] | null> {
  try {
    const refund = await createUnderKey<Stripe.Refund>(
      `payment:${paymentIntentId}:refund:${refundsBefore}`,
      (idempotencyKey) => stripe.refunds.create({ payment_intent: paymentIntentId }, { idempotencyKey }),
    );
    return [refund];
  } catch (error) {
    // Somebody else's refund came between the look and the request: the next attempt finds it listed.
    if (!isRefusedByStripe(error) || error.code === 'charge_already_refunded') throw error;
    return null;
  }
}

/** What Stripe has given back or is giving back, in minor units. */
export async function amountGiven(stripe: Stripe, paymentIntentId: string): Promise<number> {
  const { data } = await stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 });
  return sumOf(data);
}

const hasFailed = ({ status }: Stripe.Refund): boolean => status === 'failed' || status === 'canceled';

/** What is on its way back or is back, in minor units. */
const sumOf = (refunds: Stripe.Refund[]): number =>
  refunds.reduce((sum, refund) => (hasFailed(refund) ? sum : sum + refund.amount), 0);
