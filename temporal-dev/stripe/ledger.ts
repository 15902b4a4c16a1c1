import type Stripe from 'stripe';
import { idOf } from './acts/act';
import type { Store } from './state/store';

/** What one PaymentIntent has come to, in minor units of its currency. */
export interface LedgerLine {
  paymentIntent: string;
  metadata: Stripe.Metadata;
  status: Stripe.PaymentIntent.Status;
  currency: string;
  /** Authorized and neither captured nor released. */
  authorizedMinor: number;
  capturedMinor: number;
  /** Refunds that have not failed. */
  refundedMinor: number;
  /** Captured minus refunded: the sum of its balance transactions. */
  netMinor: number;
  /** How many times money was taken: more than one is a double charge. */
  captures: number;
}

/** Sums the balance transactions per PaymentIntent, oldest first. */
export function readLedger(store: Store): LedgerLine[] {
  const lines = new Map<string, LedgerLine>();
  for (const intent of store.values('payment_intent'))
    lines.set(intent.id, {
      paymentIntent: intent.id,
      metadata: intent.metadata,
      status: intent.status,
      currency: intent.currency,
      authorizedMinor: intent.amount_capturable,
      capturedMinor: 0,
      refundedMinor: 0,
      netMinor: 0,
      captures: 0,
    });
  for (const { amount, source, type } of store.values('balance_transaction')) {
    const line = lines.get(intentOf(store, idOf(source) ?? '') ?? '');
    if (!line) throw new Error(`the ledger has a line whose source ${idOf(source)} belongs to no PaymentIntent`);
    line.netMinor += amount;
    if (type === 'charge') {
      line.capturedMinor += amount;
      line.captures += 1;
    } else line.refundedMinor -= amount;
  }
  return [...lines.values()];
}

const intentOf = (store: Store, source: string): string | undefined =>
  idOf((store.get('charge', source) ?? store.get('refund', source))?.payment_intent);
