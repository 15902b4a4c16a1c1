import type Stripe from 'stripe';
import { type MetadataChange, mergeMetadata } from '../http/params';
import { buildPaymentIntent, type NewPaymentIntent } from '../objects/payment-intent';
import { type Act, seconds } from './act';
import { type Confirmation, confirmPayment } from './confirm-payment';
import { emitPaymentIntent } from './emit';
import { choosePaymentMethod } from './payment-methods';

export type CreateRequest = Omit<NewPaymentIntent, 'created' | 'metadata'> & { metadata: MetadataChange | undefined };

/** Creates an intent and, with `confirm`, tries to pay at once; the outcome is then that of `confirmPayment`. */
export function createPayment(
  act: Act,
  request: CreateRequest,
  { confirm, ...confirmation }: Confirmation & { confirm: boolean },
): Stripe.PaymentIntent {
  const metadata = mergeMetadata({}, request.metadata);
  const draft = buildPaymentIntent({ ...request, metadata, created: seconds(act) });
  const { paymentMethod } = confirmation;
  const intent = act.tx.put('payment_intent', {
    ...draft,
    ...(paymentMethod && {
      status: 'requires_confirmation' as const,
      payment_method: choosePaymentMethod(act, paymentMethod).id,
    }),
  });
  emitPaymentIntent(act, 'payment_intent.created', intent);
  // The method was chosen above: choosing again would make a second one of the same test card.
  return confirm ? confirmPayment(act, intent, { ...confirmation, paymentMethod: undefined }) : intent;
}
