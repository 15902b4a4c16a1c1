import { setTimeout as sleep } from 'node:timers/promises';
import { orderWorkflowId } from '../../../shared/contracts/orders';
import { latePaymentWorkflowId, refundWorkflowId } from '../../../shared/contracts/payments';
import { readEvents } from '../../testing/read-events';
import { cancel, pay, payInBrowser, refund, reserve } from '../market';
import { isAuthorized, isCaptured, type Scenario } from './stage';

/** Longer than any window of these scenarios. */
const VERY_LATE_MS = 120_000;

/** Webhooks, refunds and an operator's hand in Temporal. */
export const MESSAGE_SCENARIOS = {
  'webhook-duplicated-and-reordered': {
    title: 'Stripe tells everything twice and in the wrong order: the order completes once',
    async play({ market, rig, order, ends, expect }) {
      const [authorized, captured] = ['payment_intent.amount_capturable_updated', 'payment_intent.succeeded'];
      const inBrowser = await order();
      await rig.stripe.armWebhook({ type: authorized, times: 1, fault: { kind: 'duplicate' } });
      await rig.stripe.armWebhook({ type: captured, times: 1, fault: { kind: 'duplicate' } });
      expect((await payInBrowser(market, inBrowser)) === 200, 'Stripe refused the payment');
      await ends(inBrowser, 'complete');
      const onServer = await order();
      await rig.stripe.armWebhook({ type: authorized, times: 1, fault: { kind: 'reorder' } });
      await rig.stripe.armWebhook({ type: captured, times: 1, fault: { kind: 'duplicate' } });
      expect((await pay(market, onServer))?.status === 201, 'the payment failed');
      await ends(onServer, 'complete');
    },
  },
  'webhook-after-expiry': {
    title:
      'paid in the browser, and the webhook comes after the window: Stripe is asked at its end, the order completes',
    async play({ market, rig, order, ends, expect }) {
      const bought = await order();
      await rig.stripe.armWebhook({ times: 4, fault: { kind: 'delay', ms: VERY_LATE_MS } });
      expect((await payInBrowser(market, bought)) === 200, 'Stripe refused the payment');
      await ends(bought, 'complete');
      expect(Date.now() >= bought.expiresAtMs, 'the order completed before its end: somebody else told it');
      await rig.stripe.heal();
    },
  },
  'webhook-after-cancel': {
    title: 'the webhook of a payment comes when the order is cancelled: nothing stays authorized, nothing is taken',
    async play({ market, rig, order, ledger, ends, expect }) {
      const bought = await order();
      await rig.stripe.armWebhook({ times: 4, fault: { kind: 'delay', ms: VERY_LATE_MS } });
      await payInBrowser(market, bought);
      const { paymentIntent } = await ledger(bought.id, isAuthorized);
      expect((await cancel(market, bought)) === 200, 'the buyer could not cancel');
      await ends(bought, 'buyer');
      await rig.stripe.heal();
      await watchLate(() => rig.temporal.workflow.getHandle(latePaymentWorkflowId(paymentIntent)).result());
      const { captures, authorizedMinor } = await ledger(bought.id, () => true);
      expect(captures === 0 && authorizedMinor === 0, 'the payment of a cancelled order was kept');
    },
  },
  'refund-twice-at-once': {
    title: 'buyer and seller ask for the refund, twice each and at once: one refund, and the ticket is on sale',
    async play({ market, rig, seller, buyer, order, ledger, expect }) {
      const bought = await order();
      await pay(market, bought);
      await ledger(bought.id, isCaptured);
      const answers = await Promise.all([buyer, seller, buyer, seller].map((asker) => refund(market, bought, asker)));
      expect(
        answers.every((status) => status === 200),
        `the refunds were answered ${answers}`,
      );
      const { refundedMinor, capturedMinor } = await ledger(bought.id, () => true);
      expect(refundedMinor === capturedMinor, `${refundedMinor} of ${capturedMinor} were refunded`);
      const ticket = await rig.database.models.tickets.findById(bought.ticketId);
      expect(ticket?.status === 'available', `the ticket is ${ticket?.status}`);
    },
  },
  'refund-taken-back': {
    title: 'the bank sends a refund back, and the ticket is sold again: the order says so, and is refunded again',
    async play({ market, rig, seller, buyer, rival, order, ledger, ends, expect }) {
      const bought = await order();
      await pay(market, bought);
      expect((await refund(market, bought, buyer)) === 200, 'the refund was not made');
      const next = await reserve(market, { buyer: rival, seller, ticketId: bought.ticketId });
      if (!next) return expect(false, 'the ticket did not come back on sale');
      await pay(market, next);
      const { paymentIntent } = await ledger(bought.id, ({ netMinor }) => netMinor === 0);
      const lastRefund = () => rig.temporal.workflow.getHandle(refundWorkflowId(paymentIntent)).result();
      await lastRefund();
      await rig.stripe.takeRefundBack(paymentIntent);
      await ledger(bought.id, ({ netMinor }) => netMinor === 0);
      await lastRefund();
      const told = await paymentStatusesTold(rig.natsUrl, bought.id);
      expect(told === 'captured refund-pending refunded refund-pending refunded', `it was told that it is ${told}`);
      await ends(next, 'complete');
    },
  },
  'workflow-terminated-while-waiting': {
    title: 'somebody terminates the workflow of an open order: recovery finds the hold and gives it back',
    async play({ rig, order, ends }) {
      const bought = await order();
      await rig.temporal.workflow.getHandle(orderWorkflowId(bought.id)).terminate('a fault run');
      await ends(bought, 'expired');
    },
  },
  'workflow-terminated-after-capture': {
    title: 'somebody terminates the workflow when the money is taken: recovery completes the order',
    async play({ market, rig, order, ledger, ends }) {
      const bought = await order();
      await rig.stripe.arm({ path: '/v1/payment_intents/*/capture', fault: { kind: 'late-answer', ms: 2_000 } });
      const paying = pay(market, bought);
      await ledger(bought.id, isCaptured);
      await rig.temporal.workflow.getHandle(orderWorkflowId(bought.id)).terminate('a fault run');
      await ends(bought, 'complete');
      await paying;
    },
  },
  'workflow-cancelled-from-outside': {
    title: "somebody cancels the workflow in Temporal: the same as the buyer's own cancellation",
    async play({ rig, order, ends }) {
      const bought = await order();
      await rig.temporal.workflow.getHandle(orderWorkflowId(bought.id)).cancel();
      await ends(bought, 'buyer');
    },
  },
} satisfies Record<string, Scenario>;

/** What the events of an order have said of its payment, in their order, each version once. */
async function paymentStatusesTold(natsUrl: string, orderId: string): Promise<string> {
  const statuses = new Map<number, string>();
  for (const { subject, data } of await readEvents(natsUrl))
    if (subject === orderId && 'payment' in data && data.payment) statuses.set(data.version, data.payment.status);
  return [...statuses.values()].join(' ');
}

/** The workflow is started by a webhook that is on its way. */
async function watchLate(result: () => Promise<unknown>): Promise<void> {
  for (const until = Date.now() + 30_000; ; await sleep(100)) {
    try {
      return void (await result());
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}
