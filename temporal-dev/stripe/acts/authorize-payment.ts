import type Stripe from 'stripe';
import { docUrl, StripeFailure } from '../errors';
import { buildCharge } from '../objects/charge';
import { type CardDecline, type TestCard, testCard } from '../test-cards';
import { type Act, idOf, seconds } from './act';
import { settleCapture } from './capture-payment';
import { emitCharge, emitPaymentIntent } from './emit';
import { lapseLater } from './lapse-later';

/** Nothing of an earlier attempt is left on the PaymentIntent. */
const SETTLED_ATTEMPT = { next_action: null, processing: null } as const;

/** The test card behind a payment method of ours. */
export function cardOf(act: Act, paymentMethodId: string): TestCard {
  const card = act.tx.get('card', paymentMethodId);
  if (!card) throw new Error(`payment method ${paymentMethodId} has no card`);
  return testCard(card.name);
}

export interface Attempt {
  intent: Stripe.PaymentIntent;
  paymentMethod: Stripe.PaymentMethod;
  authenticated: boolean;
}

/** Asks the card's issuer. The answer is an authorized (or, if not manual, captured) intent, or one that was declined. */
export function authorizePayment(act: Act, attempt: Attempt): Stripe.PaymentIntent {
  const { decline } = cardOf(act, attempt.paymentMethod.id);
  if (decline) return declinePayment(act, attempt, decline);
  const { intent, paymentMethod, authenticated } = attempt;
  const charge = act.tx.put('charge', buildCharge({ intent, paymentMethod, authenticated, created: seconds(act) }));
  emitCharge(act, 'charge.succeeded', charge);
  const authorized = act.tx.put('payment_intent', {
    ...intent,
    ...SETTLED_ATTEMPT,
    status: 'requires_capture',
    amount_capturable: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    payment_method: paymentMethod.id,
  });
  if (intent.capture_method !== 'manual') return settleCapture(act, authorized, intent.amount);
  emitPaymentIntent(act, 'payment_intent.amount_capturable_updated', authorized);
  lapseLater(act, authorized);
  return authorized;
}

/** Records a failed charge and hands the intent back to the buyer, who may try another card. */
export function declinePayment(act: Act, attempt: Attempt, decline: CardDecline): Stripe.PaymentIntent {
  const { intent, paymentMethod } = attempt;
  const charge = act.tx.put('charge', buildCharge({ ...attempt, decline, created: seconds(act) }));
  emitCharge(act, 'charge.failed', charge);
  return failPayment(
    act,
    { ...intent, latest_charge: charge.id },
    {
      type: 'card_error',
      code: decline.code,
      decline_code: decline.declineCode,
      doc_url: docUrl(decline.code),
      message: decline.message,
      charge: charge.id,
      ...(decline.param && { param: decline.param }),
      payment_method: paymentMethod,
    },
  );
}

/** Back to `requires_payment_method`, with the reason. */
export function failPayment(
  act: Act,
  intent: Stripe.PaymentIntent,
  error: Stripe.PaymentIntent.LastPaymentError,
): Stripe.PaymentIntent {
  const failed = act.tx.put('payment_intent', {
    ...intent,
    ...SETTLED_ATTEMPT,
    status: 'requires_payment_method',
    last_payment_error: error,
    payment_method: null,
  });
  emitPaymentIntent(act, 'payment_intent.payment_failed', failed);
  return failed;
}

/** The 402 that tells a caller about a decline. */
export function declineFailure(intent: Stripe.PaymentIntent): StripeFailure {
  const error = intent.last_payment_error;
  return new StripeFailure(402, {
    type: 'card_error',
    message: error?.message ?? 'Your card was declined.',
    code: error?.code,
    decline_code: error?.decline_code,
    doc_url: error?.doc_url,
    charge: error?.charge,
    param: error?.param,
    payment_method: error?.payment_method,
    payment_intent: intent,
  });
}

/** The payment method of an intent that waits for one more step. */
export function waitingPaymentMethod(act: Act, intent: Stripe.PaymentIntent): Stripe.PaymentMethod {
  const id = idOf(intent.payment_method);
  const paymentMethod = id === undefined ? undefined : act.tx.get('payment_method', id);
  if (!paymentMethod) throw new Error(`payment intent ${intent.id} has no payment method`);
  return paymentMethod;
}
