import type Stripe from 'stripe';
import type { TestCardName } from '../test-cards';

/** What Stripe answered for an idempotency key, and for which request. */
export interface IdempotentAnswer {
  id: string;
  path: string;
  /** Hash of the parameters; the same key with others is refused. */
  fingerprint: string;
  status: number;
  body: string;
  requestId: string;
  /** Milliseconds since 1970. */
  createdMs: number;
}

/** An event that the webhook endpoint has not acknowledged yet. `id` is the event's. */
export interface Delivery {
  id: string;
  attempts: number;
  createdMs: number;
}

export type RefundOutcome = 'succeeded' | 'failed';

/** Something that Stripe does by itself after a while. */
export type Task = { id: string; dueMs: number } & (
  | { kind: 'authorize'; paymentIntent: string }
  | { kind: 'lapse'; paymentIntent: string }
  | { kind: 'settle-refund'; refund: string; outcome: RefundOutcome }
);

/** Everything that the emulator remembers, by kind. */
export interface Records {
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  customer: Stripe.Customer;
  payment_method: Stripe.PaymentMethod;
  balance_transaction: Stripe.BalanceTransaction;
  event: Stripe.Event;
  /** How the card behind a payment method (`id`) behaves. */
  card: { id: string; name: TestCardName };
  idempotent: IdempotentAnswer;
  delivery: Delivery;
  task: Task;
}

export type Kind = keyof Records;

/** One line of the journal is an array of these; null removes. */
export type Change = { [K in Kind]: readonly [kind: K, id: string, value: Records[K] | null] }[Kind];
