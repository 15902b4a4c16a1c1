import type { Stripe } from '../../shared/infra/stripe';
import type { ActivityDependencies } from '../dependencies';
import { stillProcessing } from './act-on-intent';

export interface ClosePaymentInput {
  paymentIntentId: string;
  /** True when the buyer cancels: what is authorized but not captured is given back. */
  voidAuthorized: boolean;
}

/** Only `canceled` permits the release of the hold; the two others mean that the order completes. */
export interface ClosePaymentResult {
  status: 'canceled' | 'authorized' | 'captured';
}

/**
 * Stripe arbitrates the race between payment and release: reads the PaymentIntent, cancels it where nothing was paid,
 * and reads it back. Key: the PaymentIntent's state. Nothing undoes a cancelled PaymentIntent.
 * Throws only while Stripe does not answer or is still processing: Temporal asks again and the hold stays.
 */
export async function closePayment(
  { models, stripe }: ActivityDependencies,
  { paymentIntentId, voidAuthorized }: ClosePaymentInput,
): Promise<ClosePaymentResult> {
  for (;;) {
    const intent = await stripe.paymentIntents.retrieve(paymentIntentId);
    switch (intent.status) {
      case 'succeeded':
        return { status: 'captured' };
      case 'canceled':
        // No event: nothing was paid, and the order tells its own end.
        await models.payments.updateOne({ _id: paymentIntentId, status: 'pending' }, { $set: { status: 'cancelled' } });
        return { status: 'canceled' };
      case 'requires_capture':
        if (!voidAuthorized) return { status: 'authorized' };
        await cancel(stripe, paymentIntentId);
        break;
      case 'requires_action':
      case 'requires_confirmation':
      case 'requires_payment_method':
        await cancel(stripe, paymentIntentId);
        break;
      default:
        throw stillProcessing(paymentIntentId);
    }
  }
}

/**
 * Stripe's cancel succeeds on `requires_capture` too and voids the authorization, so an authorization that lands just
 * before it is voided; the answer is not believed, the PaymentIntent is read back.
 */
const cancel = (stripe: Stripe, paymentIntentId: string) =>
  stripe.paymentIntents.cancel(paymentIntentId, { cancellation_reason: 'abandoned' });
