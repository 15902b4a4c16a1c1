import type Stripe from 'stripe';
import { docUrl, unexpectedState } from '../errors';
import type { Act } from './act';
import { authorizePayment, failPayment, waitingPaymentMethod } from './authorize-payment';

export type ChallengeOutcome = 'success' | 'failure';

/** The buyer passed or failed the 3-D Secure challenge. Passing goes on to the issuer, which may still decline. */
export function completeChallenge(
  act: Act,
  intent: Stripe.PaymentIntent,
  outcome: ChallengeOutcome,
): Stripe.PaymentIntent {
  if (intent.status !== 'requires_action')
    throw unexpectedState(`This PaymentIntent waits for no challenge: it has a status of ${intent.status}.`, intent);
  const paymentMethod = waitingPaymentMethod(act, intent);
  if (outcome === 'success') return authorizePayment(act, { intent, paymentMethod, authenticated: true });
  return failPayment(act, intent, {
    type: 'invalid_request_error',
    code: 'payment_intent_authentication_failure',
    doc_url: docUrl('payment_intent_authentication_failure'),
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
    payment_method: paymentMethod,
  });
}
