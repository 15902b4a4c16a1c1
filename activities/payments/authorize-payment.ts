import type { PaymentSubmitted } from '../../shared/contracts/orders';
import { type Decline, stripeKeyPrefix } from '../../shared/contracts/payments';
import type { Stripe } from '../../shared/infra/stripe';
import type { ActivityDependencies } from '../dependencies';
import { actOnIntent, isDeclinedByCard, isRefusedByStripe, stillProcessing } from './act-on-intent';

export interface AuthorizePaymentInput extends PaymentSubmitted {
  orderId: string;
  paymentIntentId: string;
}

/**
 * - `authorized`: the money is reserved, or already taken.
 * - `declined`: `mendable` says that another card, or another try, may work.
 * - `refused`: Stripe does not know the PaymentMethod, or cannot use it; the buyer's next one may do.
 * - `closed`: the PaymentIntent was cancelled and takes no payment any more.
 */
export type AuthorizePaymentResult =
  | { status: 'authorized' | 'requires-action' | 'closed' }
  | { status: 'refused'; message: string }
  | { status: 'declined'; decline: Decline; mendable: boolean };

/** Nothing the buyer does mends these; trying again only tells a thief more (https://docs.stripe.com/declines/codes). */
const FINAL_DECLINES: ReadonlySet<string> = new Set([
  'fraudulent',
  'merchant_blacklist',
  'lost_card',
  'stolen_card',
  'pickup_card',
]);

/** `processing` answers too: not yet. */
const isAnswered = (intent: Stripe.PaymentIntent) =>
  ['requires_capture', 'succeeded', 'requires_action', 'canceled', 'processing'].includes(intent.status);

/**
 * Authorizes an order's payment with one PaymentMethod. Key: attemptId. Undone by closePayment (until it is captured).
 * A decline is an answer, not an error. Throws only while Stripe does not answer.
 */
export async function authorizePayment(
  { stripe }: ActivityDependencies,
  input: AuthorizePaymentInput,
): Promise<AuthorizePaymentResult> {
  const { orderId, paymentIntentId, attemptId, paymentMethod } = input;
  try {
    const intent = await actOnIntent(stripe, {
      paymentIntentId,
      key: `${stripeKeyPrefix(orderId)}confirm:${attemptId}`,
      send: (idempotencyKey) =>
        stripe.paymentIntents.confirm(paymentIntentId, { payment_method: paymentMethod }, { idempotencyKey }),
      isDone: isAnswered,
    });
    return judge(intent);
  } catch (error) {
    if (isDeclinedByCard(error)) {
      const code = error.decline_code ?? error.code ?? 'card_declined';
      return declined(code, error.message, !FINAL_DECLINES.has(code));
    }
    if (isRefusedByStripe(error)) return { status: 'refused', message: error.message };
    throw error;
  }
}

function judge(intent: Stripe.PaymentIntent): AuthorizePaymentResult {
  switch (intent.status) {
    case 'requires_capture':
    case 'succeeded':
      return { status: 'authorized' };
    case 'requires_action':
      return { status: 'requires-action' };
    case 'canceled':
      return { status: 'closed' };
    case 'requires_confirmation':
    case 'requires_payment_method': {
      const code = intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? 'card_declined';
      return declined(code, intent.last_payment_error?.message ?? 'The card was declined.', !FINAL_DECLINES.has(code));
    }
    default:
      throw stillProcessing(intent.id);
  }
}

const declined = (code: string, message: string, mendable: boolean): AuthorizePaymentResult => ({
  status: 'declined',
  decline: { code, message },
  mendable,
});
