import type Stripe from 'stripe';
import { refused, unexpectedState } from '../errors';
import { buildBalanceTransaction } from '../objects/balance-transaction';
import { buildRefund } from '../objects/refund';
import { type Act, chargeOf, seconds } from './act';
import { emitCharge, emitPaymentIntent } from './emit';
import { lapseNoMore } from './lapse-later';

/** Takes the authorized money, all of it unless `amount` says less; what is left is released. */
export function capturePayment(act: Act, intent: Stripe.PaymentIntent, amount?: number): Stripe.PaymentIntent {
  if (intent.status !== 'requires_capture')
    throw unexpectedState(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
      intent,
    );
  if (amount !== undefined && amount > intent.amount_capturable)
    throw refused(
      `The amount to capture (${amount}) is greater than the amount that can be captured (${intent.amount_capturable}).`,
      { code: 'amount_too_large', param: 'amount_to_capture', payment_intent: intent },
    );
  return settleCapture(act, intent, amount ?? intent.amount_capturable);
}

/** The capture itself: the charge, the ledger and the intent. */
export function settleCapture(act: Act, intent: Stripe.PaymentIntent, amount: number): Stripe.PaymentIntent {
  const charge = chargeOf(act.tx, intent);
  const line = act.tx.put(
    'balance_transaction',
    buildBalanceTransaction({
      type: 'charge',
      amountMinor: amount,
      currency: charge.currency,
      source: charge.id,
      created: seconds(act),
    }),
  );
  const captured = act.tx.put('charge', {
    ...charge,
    amount_captured: amount,
    amount_refunded: charge.amount - amount,
    balance_transaction: line.id,
    captured: true,
  });
  if (intent.capture_method === 'manual') emitCharge(act, 'charge.captured', captured);
  const succeeded = act.tx.put('payment_intent', {
    ...intent,
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: amount,
  });
  emitPaymentIntent(act, 'payment_intent.succeeded', succeeded);
  lapseNoMore(act, intent);
  return succeeded;
}

/** Gives an authorization back. Stripe shows it as a refund that never touched the balance. */
export function voidAuthorization(
  act: Act,
  charge: Stripe.Charge,
  request: { reason: Stripe.Refund.Reason | null; metadata: Stripe.Metadata },
): Stripe.Refund {
  const refund = act.tx.put(
    'refund',
    buildRefund({ ...request, charge, amount: charge.amount, status: 'succeeded', created: seconds(act) }),
  );
  const released = act.tx.put('charge', { ...charge, amount_refunded: charge.amount, refunded: true });
  emitCharge(act, 'charge.refunded', released);
  return refund;
}
