import type Stripe from 'stripe';
import { missing } from '../errors';
import type { Records } from '../state/records';
import type { Transaction } from '../state/store';

/**
 * - `pending`: it starts as pending and succeeds later.
 * - `fails`: it is called succeeded at first, and fails later.
 * - `pending-then-fails`: as the name says.
 */
export type RefundCourse = 'pending' | 'fails' | 'pending-then-fails';

/** How a fault bends the outcome of a request that otherwise executes as always. */
export interface Bend {
  /** The PaymentIntent stays `processing` for a while. */
  processing?: boolean;
  refund?: RefundCourse;
}

/** What an act, the execution of one request or of one due task, works with. */
export interface Act {
  tx: Transaction;
  nowMs: number;
  /** Milliseconds until Stripe settles what it settles later. */
  settleMs: number;
  bend: Bend;
  /** Whether a webhook endpoint will be told about events of this type. */
  isSent(type: string): boolean;
  request: { id: string | null; idempotency_key: string | null };
  /** Where the buyer passes or fails the 3-D Secure challenge of a PaymentIntent. */
  challengeUrl(paymentIntentId: string): string;
}

/** Seconds since 1970, the unit of every time in Stripe's objects. */
export const seconds = (act: Act): number => Math.floor(act.nowMs / 1000);

type Found = 'payment_intent' | 'charge' | 'refund' | 'customer' | 'payment_method' | 'balance_transaction' | 'event';

/** What Stripe calls the parameter in its "No such" errors. */
const PARAM: Record<Found, string> = {
  payment_intent: 'intent',
  charge: 'id',
  refund: 'id',
  customer: 'id',
  payment_method: 'payment_method',
  balance_transaction: 'id',
  event: 'id',
};

/** The object with this id. Throws resource_missing, 404. */
export function find<K extends Found>(tx: Transaction, kind: K, id: string): Records[K] {
  const found = tx.get(kind, id);
  if (!found) throw missing(kind === 'payment_method' ? 'PaymentMethod' : kind, id, PARAM[kind]);
  return found;
}

export const idOf = (reference: string | { id: string } | null | undefined): string | undefined =>
  typeof reference === 'string' ? reference : reference?.id;

/** The charge that authorized a PaymentIntent. */
export const chargeOf = (tx: Transaction, intent: Stripe.PaymentIntent): Stripe.Charge =>
  find(tx, 'charge', idOf(intent.latest_charge) ?? '');
