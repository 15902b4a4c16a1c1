import {
  CancellationScope,
  condition,
  log,
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
 * and payment say so. The ticket is back on sale, unless the event has begun meanwhile. Run again when Stripe takes the
 * refund back, it says so and makes the next attempt. Cancelling the workflow does not stop it: what was promised to the
 * buyer is given back.
 */
export function refundWorkflow(input: RefundInput): Promise<void> {
  upsertSearchAttributes([{ key: TICKET_ID, value: input.ticketId }]);
  return CancellationScope.nonCancellable(() => refund(input));
}

async function refund(input: RefundInput): Promise<void> {
  const news = { hint: false, failed: input.mayBeTakenBack ?? false };
  setHandler(refundChanged, ({ failed } = { failed: false }) => {
    news.hint = true;
    news.failed ||= failed;
  });

  // The code is void first: nobody gets in on a ticket that is about to be sold again. Recovery looks for this too.
  await orders.recordRefund({ orderId: input.orderId, paymentStatus: 'refund-pending' });
  do {
    if (news.failed) await reopenIfTakenBack(input);
    // Cleared only now and between the looks: news that came since Stripe was asked is a reason to ask again.
    news.failed = false;
    await refundInFull(input.paymentIntentId, async ({ status, failedAttempts }) => {
      setCurrentDetails(`The refund is ${status}; Stripe has failed ${failedAttempts} attempts so far.`);
      await condition(() => news.hint, REFUND_POLL_MS, { summary: 'Until Stripe says more of the refund' });
      news.hint = false;
      news.failed = false;
    });
    await recordRefunded(input);
  } while (news.failed);
}

/** What was refunded is owed again. The ticket may have been sold again by now, and stays so. */
async function reopenIfTakenBack({ orderId, paymentIntentId }: RefundInput): Promise<void> {
  const { takenBack } = await payments.reopenRefund({ paymentIntentId });
  if (!takenBack) return;
  log.error('Stripe has taken a refund back: the next attempt is made', { orderId, paymentIntentId });
  setCurrentDetails('Stripe has taken the refund back: the buyer is owed the money again; the next attempt is made.');
  await orders.recordRefund({ orderId, paymentStatus: 'refund-pending', takenBack });
}

async function recordRefunded({ orderId, ticketId, paymentIntentId, startsAt }: RefundInput): Promise<void> {
  const backOnSale = startsAt === null || Date.now() < Date.parse(startsAt);
  await tickets.withdrawSale({ ticketId, orderId, backOnSale });
  await payments.recordPaymentRefunded({ paymentIntentId });
  await orders.recordRefund({ orderId, paymentStatus: 'refunded' });
  setCurrentDetails(`Refunded; the ticket ${backOnSale ? 'is back on sale' : 'stays sold, for the event has begun'}.`);
}
