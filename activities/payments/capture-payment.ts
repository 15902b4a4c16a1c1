import { ErrorType } from '../../shared/contracts/errors';
import { type Payment, stripeKeyPrefix } from '../../shared/contracts/payments';
import type { Stripe } from '../../shared/infra/stripe';
import type { ActivityDependencies } from '../dependencies';
import { permanentFailure } from '../failures';
import { actOnIntent, isRefusedByStripe, stillProcessing } from './act-on-intent';
import { recordPayment } from './record-payment';

export interface CapturePaymentInput {
  orderId: string;
  paymentIntentId: string;
}

/**
 * Takes the authorized money, records it and publishes PaymentCreated. Returns the payment. Key: orderId.
 * Undone by refundPayment. Throws, for good: AuthorizationLost (nothing was taken, nothing will be).
 */
export async function capturePayment(
  dependencies: ActivityDependencies,
  { orderId, paymentIntentId }: CapturePaymentInput,
): Promise<Payment> {
  const intent = await capture(dependencies.stripe, { orderId, paymentIntentId });
  if (intent.status === 'processing') throw stillProcessing(paymentIntentId);
  if (intent.status !== 'succeeded') throw authorizationLost(paymentIntentId, intent.status);
  return recordPayment(dependencies, { paymentIntentId, status: 'captured' });
}

async function capture(
  stripe: Stripe,
  { orderId, paymentIntentId }: CapturePaymentInput,
): Promise<Stripe.PaymentIntent> {
  try {
    return await actOnIntent(stripe, {
      paymentIntentId,
      key: `${stripeKeyPrefix(orderId)}capture`,
      send: (idempotencyKey) => stripe.paymentIntents.capture(paymentIntentId, {}, { idempotencyKey }),
      isDone: (intent) => ['succeeded', 'canceled', 'processing'].includes(intent.status),
    });
  } catch (error) {
    if (isRefusedByStripe(error)) throw authorizationLost(paymentIntentId, error.message);
    throw error;
  }
}

const authorizationLost = (paymentIntentId: string, why: string) =>
  permanentFailure(ErrorType.AuthorizationLost, `${paymentIntentId} cannot be captured: ${why}`);
