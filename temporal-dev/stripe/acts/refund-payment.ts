import type Stripe from 'stripe';
import { invalidParam, refused } from '../errors';
import { newId } from '../ids';
import { buildBalanceTransaction } from '../objects/balance-transaction';
import { buildRefund } from '../objects/refund';
import type { RefundOutcome } from '../state/records';
import { type Act, find, idOf, seconds } from './act';
import { cardOf } from './authorize-payment';
import { markCanceled } from './cancel-payment';
import { voidAuthorization } from './capture-payment';
import { emitCharge, emitRefund } from './emit';

export interface RefundRequest {
  charge?: string;
  paymentIntent?: string;
  amount?: number;
  reason: Stripe.Refund.Reason | null;
  metadata: Stripe.Metadata;
}

/** Gives captured money back, all that is left unless `amount` says less; on an uncaptured charge it voids. */
export function refundPayment(act: Act, request: RefundRequest): Stripe.Refund {
  const charge = chargeToRefund(act, request);
  if (charge.refunded)
    throw refused(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (!charge.captured) return voidByRefund(act, charge, request);

  const left = charge.amount - charge.amount_refunded;
  const amount = request.amount ?? left;
  if (amount > left)
    throw refused(
      charge.amount_refunded === 0
        ? `Refund amount (${amount}) is greater than charge amount (${charge.amount})`
        : `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      { param: 'amount' },
    );

  const course = act.bend.refund ?? cardOf(act, charge.payment_method ?? '').refund;
  const created = seconds(act);
  const draft = buildRefund({
    ...request,
    charge,
    amount,
    status: course === undefined || course === 'fails' ? 'succeeded' : 'pending',
    created,
  });
  const line = act.tx.put(
    'balance_transaction',
    buildBalanceTransaction({
      type: 'refund',
      amountMinor: -amount,
      currency: charge.currency,
      source: draft.id,
      created,
    }),
  );
  const refund = act.tx.put('refund', { ...draft, balance_transaction: line.id });
  const refunded = act.tx.put('charge', {
    ...charge,
    amount_refunded: charge.amount_refunded + amount,
    refunded: amount === left,
  });
  emitRefund(act, 'refund.created', refund);
  emitCharge(act, 'charge.refunded', refunded);
  if (course) settleLater(act, refund, course === 'pending' ? 'succeeded' : 'failed');
  return refund;
}

function chargeToRefund(act: Act, { charge, paymentIntent }: RefundRequest): Stripe.Charge {
  if (charge === undefined && paymentIntent === undefined)
    throw invalidParam(
      'payment_intent',
      'One of the following params should be provided for this request: payment_intent or charge.',
      'parameter_missing',
    );
  const id = charge ?? idOf(find(act.tx, 'payment_intent', paymentIntent ?? '').latest_charge);
  const found = id === undefined ? undefined : find(act.tx, 'charge', id);
  if (found?.status !== 'succeeded')
    throw refused(
      paymentIntent
        ? `This PaymentIntent (${paymentIntent}) does not have a successful charge to refund.`
        : `Charge ${charge} was not successful and cannot be refunded.`,
    );
  return found;
}

function voidByRefund(act: Act, charge: Stripe.Charge, request: RefundRequest): Stripe.Refund {
  if (request.amount !== undefined && request.amount !== charge.amount)
    throw refused(
      'You cannot partially refund an uncaptured charge. Instead, capture the charge for a lesser amount.',
      {
        param: 'amount',
      },
    );
  const refund = voidAuthorization(act, charge, request);
  const intentId = idOf(charge.payment_intent);
  if (intentId) markCanceled(act, find(act.tx, 'payment_intent', intentId), null);
  return refund;
}

function settleLater(act: Act, refund: Stripe.Refund, outcome: RefundOutcome): void {
  act.tx.put('task', {
    id: newId('task'),
    dueMs: act.nowMs + act.settleMs,
    kind: 'settle-refund',
    refund: refund.id,
    outcome,
  });
}

/** The bank sends the money back that Stripe has called refunded, perhaps long ago. Throws when nothing is refunded. */
export function takeRefundBack(act: Act, intent: Stripe.PaymentIntent): Stripe.Refund {
  const refund = act.tx
    .all('refund')
    .findLast(({ payment_intent, status }) => idOf(payment_intent) === intent.id && status === 'succeeded');
  if (!refund) throw refused(`${intent.id} has no refund that could be taken back.`);
  return settleRefund(act, refund.id, 'failed');
}

/** What Stripe learns from the bank some time after it has accepted a refund. A failed one gives the money back to us. */
export function settleRefund(act: Act, refundId: string, outcome: RefundOutcome): Stripe.Refund {
  const { pending_reason: _, ...refund } = find(act.tx, 'refund', refundId);
  if (outcome === 'succeeded') {
    const succeeded = act.tx.put('refund', { ...refund, status: 'succeeded' });
    emitRefund(act, 'refund.updated', succeeded);
    return succeeded;
  }
  const line = act.tx.put(
    'balance_transaction',
    buildBalanceTransaction({
      type: 'refund_failure',
      amountMinor: refund.amount,
      currency: refund.currency,
      source: refund.id,
      created: seconds(act),
    }),
  );
  const failed = act.tx.put('refund', {
    ...refund,
    status: 'failed',
    failure_balance_transaction: line.id,
    failure_reason: 'expired_or_canceled_card',
  });
  const charge = find(act.tx, 'charge', idOf(refund.charge) ?? '');
  act.tx.put('charge', { ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false });
  emitRefund(act, 'refund.updated', failed);
  emitRefund(act, 'refund.failed', failed);
  return failed;
}
