import type Stripe from 'stripe';
import { newId } from '../ids';

/** When money of a card payment can be paid out. */
const AVAILABLE_AFTER_S = 2 * 24 * 3600;

export interface NewBalanceTransaction {
  type: 'charge' | 'refund' | 'refund_failure';
  /** Minor units, negative when money leaves the balance. */
  amountMinor: number;
  currency: string;
  /** The charge or refund. */
  source: string;
  created: number;
}

/** Stripe's price for cards in the United States, in the charge's own currency: good enough for a ledger that adds up. */
const feeFor = (amountMinor: number): number => Math.round(amountMinor * 0.029) + 30;

/** One line of the ledger. */
export function buildBalanceTransaction(line: NewBalanceTransaction): Stripe.BalanceTransaction {
  const fee = line.type === 'charge' ? feeFor(line.amountMinor) : 0;
  return {
    id: newId('txn'),
    object: 'balance_transaction',
    amount: line.amountMinor,
    available_on: line.created + AVAILABLE_AFTER_S,
    balance_type: 'payments',
    created: line.created,
    currency: line.currency,
    description: line.type === 'charge' ? null : 'REFUND FOR CHARGE',
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: line.currency,
              description: 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: line.amountMinor - fee,
    reporting_category: line.type,
    source: line.source,
    status: 'pending',
    type: line.type,
  };
}
