import type { ActivityDependencies } from '../dependencies';

export interface CheckAuthorizationResult {
  authorized: boolean;
  /** The PaymentIntent takes no payment any more: Stripe, or somebody at Stripe, has cancelled it. */
  closed?: boolean;
}

/** Asks Stripe whether the buyer's browser has authorized the payment: a webhook is a hint, not a proof. Reads only. */
export async function checkAuthorization(
  { stripe }: ActivityDependencies,
  { paymentIntentId }: { paymentIntentId: string },
): Promise<CheckAuthorizationResult> {
  const { status } = await stripe.paymentIntents.retrieve(paymentIntentId);
  if (status === 'canceled') return { authorized: false, closed: true };
  return { authorized: status === 'requires_capture' || status === 'succeeded' };
}
