import type Stripe from 'stripe';
import { unexpectedState } from '../errors';
import { newId } from '../ids';
import type { CardDecline } from '../test-cards';
import { type Act, idOf } from './act';
import { authorizePayment, cardOf, declinePayment } from './authorize-payment';
import { emitPaymentIntent } from './emit';
import { choosePaymentMethod, type PaymentMethodChoice } from './payment-methods';

export interface Confirmation {
  paymentMethod?: PaymentMethodChoice;
  returnUrl?: string;
  /** The buyer is not there to pass a challenge. */
  offSession?: boolean;
  /** The caller wants an error in place of `requires_action`. */
  errorOnRequiresAction?: boolean;
}

const AUTHENTICATION_REQUIRED: CardDecline = {
  code: 'card_declined',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};

/**
 * Tries to pay. The intent comes back authorized, `requires_action`, `processing`, or declined: then its status is
 * `requires_payment_method` and the caller answers with `declineFailure`. Throws payment_intent_unexpected_state.
 */
export function confirmPayment(
  act: Act,
  intent: Stripe.PaymentIntent,
  confirmation: Confirmation,
): Stripe.PaymentIntent {
  refuseWrongState(intent);
  const paymentMethod = confirmation.paymentMethod
    ? choosePaymentMethod(act, confirmation.paymentMethod)
    : act.tx.get('payment_method', idOf(intent.payment_method) ?? '');
  if (!paymentMethod)
    throw unexpectedState(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      intent,
    );

  const attempt = { intent, paymentMethod, authenticated: false };
  if (cardOf(act, paymentMethod.id).authentication === 'required') {
    if (confirmation.offSession || confirmation.errorOnRequiresAction)
      return declinePayment(act, attempt, AUTHENTICATION_REQUIRED);
    return askForAuthentication(act, intent, paymentMethod, confirmation.returnUrl);
  }
  if (act.bend.processing) return startProcessing(act, intent, paymentMethod);
  return authorizePayment(act, attempt);
}

function refuseWrongState(intent: Stripe.PaymentIntent): void {
  if (['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status)) return;
  if (intent.status === 'succeeded')
    throw unexpectedState(
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
      intent,
    );
  throw unexpectedState(
    `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action.`,
    intent,
  );
}

function askForAuthentication(
  act: Act,
  intent: Stripe.PaymentIntent,
  paymentMethod: Stripe.PaymentMethod,
  returnUrl: string | undefined,
): Stripe.PaymentIntent {
  const url = act.challengeUrl(intent.id);
  const waiting = act.tx.put('payment_intent', {
    ...intent,
    status: 'requires_action',
    last_payment_error: null,
    next_action: returnUrl
      ? { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } }
      : { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url } },
    payment_method: paymentMethod.id,
  });
  emitPaymentIntent(act, 'payment_intent.requires_action', waiting);
  return waiting;
}

function startProcessing(
  act: Act,
  intent: Stripe.PaymentIntent,
  paymentMethod: Stripe.PaymentMethod,
): Stripe.PaymentIntent {
  const processing = act.tx.put('payment_intent', {
    ...intent,
    status: 'processing',
    last_payment_error: null,
    next_action: null,
    payment_method: paymentMethod.id,
  });
  act.tx.put('task', {
    id: newId('task'),
    dueMs: act.nowMs + act.settleMs,
    kind: 'authorize',
    paymentIntent: intent.id,
  });
  emitPaymentIntent(act, 'payment_intent.processing', processing);
  return processing;
}
