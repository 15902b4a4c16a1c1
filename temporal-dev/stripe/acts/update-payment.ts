import type Stripe from 'stripe';
import { unexpectedState } from '../errors';
import { type MetadataChange, mergeMetadata } from '../http/params';
import type { Act } from './act';
import { choosePaymentMethod, type PaymentMethodChoice } from './payment-methods';

export interface PaymentChange {
  amount?: number;
  currency?: string;
  description?: string | null;
  metadata?: MetadataChange;
  receiptEmail?: string | null;
  paymentMethod?: PaymentMethodChoice;
}

/** Before they are confirmed intents may change in every way, afterwards only in what describes them. */
export function updatePayment(act: Act, intent: Stripe.PaymentIntent, change: PaymentChange): Stripe.PaymentIntent {
  const open = ['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status);
  const changesPayment = [change.amount, change.currency, change.paymentMethod].some((value) => value !== undefined);
  if (changesPayment && !open)
    throw unexpectedState(
      `This PaymentIntent's amount, currency and payment_method could not be updated because it has a status of ${intent.status}. You may only update them on a PaymentIntent with one of the following statuses: requires_payment_method, requires_confirmation, requires_action.`,
      intent,
    );
  const { amount, currency, description, metadata, receiptEmail, paymentMethod } = change;
  return act.tx.put('payment_intent', {
    ...intent,
    amount: amount ?? intent.amount,
    currency: currency ?? intent.currency,
    description: description === undefined ? intent.description : description,
    metadata: mergeMetadata(intent.metadata, metadata),
    receipt_email: receiptEmail === undefined ? intent.receipt_email : receiptEmail,
    ...(paymentMethod && {
      payment_method: choosePaymentMethod(act, paymentMethod).id,
      status: 'requires_confirmation' as const,
      next_action: null,
    }),
  });
}
