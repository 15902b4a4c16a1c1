import type { ActivityDependencies } from '../dependencies';

/** Asks Stripe whether the buyer's browser has authorized the payment: a webhook is a hint, not a proof. Reads only. */
export async function checkAuthorization(
  { stripe }: ActivityDependencies,
  { paymentIntentId }: { paymentIntentId: string },
): Promise<{ authorized: boolean }> {
  const { status } = await stripe.paymentIntents.retrieve(paymentIntentId);
  return { authorized: status === 'requires_capture' || status === 'succeeded' };
}
