import {
  CancellationScope,
  condition,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { type RefundInput, refundChanged } from '../../shared/contracts/payments';
import { TICKET_ID } from '../../shared/contracts/search-attributes';
import { orders, payments, tickets } from '../activity-proxies';
import { REFUND_POLL_MS, refundInFull } from './refund-in-full';

/**
 * Refunds a completed order, fully and once, however many ask: the money first, then the sale is withdrawn, and order
 * and payment say so. The ticket is back on sale, unless the event has begun meanwhile. Cancelling the workflow does not
 * stop it: what was promised to the buyer is given back.
 */
export function refundWorkflow(input: RefundInput): Promise<void> {
  upsertSearchAttributes([{ key: TICKET_ID, value: input.ticketId }]);
  return CancellationScope.nonCancellable(() => refund(input));
}

async function refund(input: RefundInput): Promise<void> {
  const { orderId, ticketId, paymentIntentId, startsAt } = input;
  let hint = false;
  setHandler(refundChanged, () => {
    hint = true;
  });

  // The code is void first: nobody gets in on a ticket that is about to be sold again. Recovery looks for this too.
  await orders.recordRefund({ orderId, paymentStatus: 'refund-pending' });
  await refundInFull(paymentIntentId, async ({ status, failedAttempts }) => {
    setCurrentDetails(`The refund is ${status}; Stripe has failed ${failedAttempts} attempts so far.`);
    await condition(() => hint, REFUND_POLL_MS, { summary: 'Until Stripe says more of the refund' });
    // Cleared only now: news that came since Stripe was asked is a reason to ask again.
    hint = false;
  });

  const backOnSale = startsAt === null || Date.now() < Date.parse(startsAt);
  await tickets.withdrawSale({ ticketId, orderId, backOnSale });
  await payments.recordPaymentRefunded({ paymentIntentId });
  await orders.recordRefund({ orderId, paymentStatus: 'refunded' });
  setCurrentDetails(`Refunded; the ticket ${backOnSale ? 'is back on sale' : 'stays sold, for the event has begun'}.`);
}
