import type Stripe from 'stripe';
import { unexpectedState } from '../errors';
import { type Act, chargeOf, seconds } from './act';
import { voidAuthorization } from './capture-payment';
import { emitCharge, emitPaymentIntent } from './emit';
import { lapseNoMore } from './lapse-later';

const CANCELABLE = ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action'];

/** Cancels an intent that has not been captured. An authorization is voided: Stripe succeeds, it does not refuse. */
export function cancelPayment(
  act: Act,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  if (!CANCELABLE.includes(intent.status))
    throw unexpectedState(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`,
      intent,
    );
  if (intent.status === 'requires_capture')
    voidAuthorization(act, chargeOf(act.tx, intent), { reason: null, metadata: {} });
  return markCanceled(act, intent, reason);
}

/** The bank has let go of the money: the charge has expired and Stripe cancels the intent. Nothing else lapses. */
export function lapseAuthorization(act: Act, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  if (intent.status !== 'requires_capture') return intent;
  const charge = chargeOf(act.tx, intent);
  const expired = act.tx.put('charge', { ...charge, amount_refunded: charge.amount, refunded: true });
  emitCharge(act, 'charge.expired', expired);
  return markCanceled(act, intent, 'automatic');
}

export function markCanceled(
  act: Act,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  const canceled = act.tx.put('payment_intent', {
    ...intent,
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: seconds(act),
    cancellation_reason: reason,
    next_action: null,
  });
  emitPaymentIntent(act, 'payment_intent.canceled', canceled);
  lapseNoMore(act, intent);
  return canceled;
}
