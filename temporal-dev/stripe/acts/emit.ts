import Stripe from 'stripe';
import { newId } from '../ids';
import { type Act, seconds } from './act';

type PaymentIntentEventType =
  | 'payment_intent.created'
  | 'payment_intent.requires_action'
  | 'payment_intent.processing'
  | 'payment_intent.amount_capturable_updated'
  | 'payment_intent.succeeded'
  | 'payment_intent.payment_failed'
  | 'payment_intent.canceled';
type ChargeEventType = 'charge.succeeded' | 'charge.captured' | 'charge.expired' | 'charge.failed' | 'charge.refunded';
type RefundEventType = 'refund.created' | 'refund.updated' | 'refund.failed';

const envelope = <Type extends string>(act: Act, type: Type) => ({
  id: newId('evt'),
  object: 'event' as const,
  api_version: Stripe.API_VERSION,
  created: seconds(act),
  livemode: false,
  pending_webhooks: act.isSent(type) ? 1 : 0,
  request: act.request,
  type,
});

function record(act: Act, event: Stripe.Event): void {
  act.tx.put('event', event);
  if (act.isSent(event.type)) act.tx.put('delivery', { id: event.id, attempts: 0, createdMs: act.nowMs });
}

export const emitPaymentIntent = (act: Act, type: PaymentIntentEventType, object: Stripe.PaymentIntent): void =>
  record(act, { ...envelope(act, type), data: { object } });

export const emitCharge = (act: Act, type: ChargeEventType, object: Stripe.Charge): void =>
  record(act, { ...envelope(act, type), data: { object } });

export const emitRefund = (act: Act, type: RefundEventType, object: Stripe.Refund): void =>
  record(act, { ...envelope(act, type), data: { object } });
