import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { reserveOrder } from '../api/routes/orders/reserve-order';
import {
  ORDERS_TASK_QUEUE,
  orderWorkflowId,
  RECOVER_ORDER_WORKFLOW,
  recoverOrderWorkflowId,
} from '../shared/contracts/orders';
import {
  LATE_PAYMENT_WORKFLOW,
  latePaymentWorkflowId,
  PAYMENTS_TASK_QUEUE,
  refundWorkflowId,
} from '../shared/contracts/payments';
import { call, DETAILS, listTicket, pay, readOrder, reserve } from './e2e/steps';
import { projectRoot } from './stack/project-root';
import globalSetup from './testing/global-setup';
import globalTeardown from './testing/global-teardown';
import { skipTime } from './testing/skip-time';
import { type Marketplace, startMarketplace, type Visitor } from './testing/start-marketplace';
import { until } from './testing/until';

/**
 * `npm run record-histories`: makes one real purchase for every ending on servers of its own and writes the histories
 * that the replay test replays. Run it after a change of the workflows that is meant to make new histories.
 * `npm run record-histories -- refunded late` records these alone.
 */

const FOLDER = join(projectRoot(), 'workflows', 'histories');

/** Longer than a recording takes. */
const LONG_MS = 600_000;

interface Stage {
  market: Marketplace;
  seller: Visitor;
  buyer: Visitor;
}

/** Each brings a workflow to the ending of its name and resolves to the workflow's id. */
const ENDINGS: Record<string, (stage: Stage) => Promise<string>> = {
  async completed(stage) {
    return orderWorkflowId((await buy(stage)).id);
  },
  async 'completed-after-a-decline'(stage) {
    const { id } = await reserveNew(stage);
    await pay(stage.buyer, id, 'pm_card_visa_chargeDeclinedInsufficientFunds');
    await pay(stage.buyer, id);
    return orderWorkflowId(id);
  },
  async declined(stage) {
    const { id } = await reserveNew(stage);
    await pay(stage.buyer, id, 'pm_card_visa_chargeDeclinedLostCard');
    return orderWorkflowId(id);
  },
  async expired(stage) {
    const { id } = await reserveNew(stage);
    await skipTime(stage.market.context.temporal, orderWorkflowId(id));
    return orderWorkflowId(id);
  },
  async cancelled(stage) {
    const { id } = await reserveNew(stage);
    await call(stage.buyer, 'DELETE', `/api/orders/${id}`);
    return orderWorkflowId(id);
  },
  async 'cancelled-by-an-operator'({ market, ...people }) {
    const { id } = await reserveNew({ market, ...people });
    await handleOf(market, orderWorkflowId(id)).cancel();
    return orderWorkflowId(id);
  },
  async extended(stage) {
    const { id } = await reserveNew(stage);
    await call(stage.buyer, 'POST', `/api/orders/${id}/extend`);
    await pay(stage.buyer, id);
    return orderWorkflowId(id);
  },
  /** The API refuses what is plainly taken before it starts a workflow, so this one asks the workflow directly. */
  async refused({ market, seller, buyer }) {
    const { id: ticketId } = await listTicket(seller);
    await reserve(buyer, ticketId);
    const ticket = await market.context.database.models.tickets.findById(ticketId).orFail().lean();
    const orderId = 'f'.repeat(24);
    await reserveOrder(market.context, { orderId, buyerId: 'e'.repeat(24), ticket }).catch(() => undefined);
    return orderWorkflowId(orderId);
  },
  async refunded(stage) {
    const { id, paymentIntentId } = await buy(stage);
    await call(stage.buyer, 'POST', `/api/orders/${id}/refund`);
    return refundWorkflowId(paymentIntentId);
  },
  async 'refunded-after-waiting'(stage) {
    return refundOf(stage, 'pending');
  },
  async 'refunded-after-a-failure'(stage) {
    return refundOf(stage, 'pending-then-fails');
  },
  async 'refunded-again'(stage) {
    const { id, paymentIntentId } = await buy(stage);
    await call(stage.buyer, 'POST', `/api/orders/${id}/refund`);
    const refund = handleOf(stage.market, refundWorkflowId(paymentIntentId));
    const { runId } = await refund.describe();
    await stage.market.stripe.takeRefundBack(paymentIntentId);
    // Stripe's webhook begins it again.
    await until(async () => (await refund.describe()).runId !== runId);
    return refundWorkflowId(paymentIntentId);
  },
  async 'hold-lost'(stage) {
    const { id, ticket } = await reserveNew(stage);
    await stage.market.context.database.models.holds.deleteOne({ _id: ticket.id, ownerId: id });
    await pay(stage.buyer, id);
    return orderWorkflowId(id);
  },
  async 'authorization-lapsed'(stage) {
    const { id } = await reserveNew(stage);
    const { payment } = await until(async () => {
      const order = await readOrder(stage.buyer, id);
      return order.payment !== null && order;
    });
    if (!payment) throw new Error(`order ${id} has no payment`);
    const { stripe, context } = stage.market;
    // Nobody hears of the authorization until it has lapsed.
    stripe.faults.addWebhook({
      type: 'payment_intent.amount_capturable_updated',
      fault: { kind: 'delay', ms: LONG_MS },
    });
    await context.stripe.paymentIntents.confirm(payment.id, { payment_method: 'pm_card_visa' });
    await stripe.lapse(payment.id);
    return orderWorkflowId(id);
  },
  async late({ market, ...people }) {
    const { id: orderId, paymentIntentId } = await buy({ market, ...people });
    const workflowId = latePaymentWorkflowId(paymentIntentId);
    await market.context.temporal.workflow.start(LATE_PAYMENT_WORKFLOW, {
      workflowId,
      taskQueue: PAYMENTS_TASK_QUEUE,
      args: [{ orderId, paymentIntentId }],
    });
    return workflowId;
  },
  async recovered({ market, ...people }) {
    const { id: orderId } = await reserveNew({ market, ...people });
    await handleOf(market, orderWorkflowId(orderId)).terminate('lost, so that it can be recovered');
    const workflowId = recoverOrderWorkflowId(orderId);
    await market.context.temporal.workflow.start(RECOVER_ORDER_WORKFLOW, {
      workflowId,
      taskQueue: ORDERS_TASK_QUEUE,
      args: [{ orderId }],
    });
    return workflowId;
  },
  /** The money was taken when the workflow was lost, and the ticket is still held: recovery completes the order. */
  async 'recovered-and-completed'({ market, ...people }) {
    const { id: orderId } = await reserveNew({ market, ...people });
    const { context, stripe } = market;
    const payment = await until(
      async () => (await context.database.models.payments.findOne({ orderId }).lean()) ?? false,
    );
    await handleOf(market, orderWorkflowId(orderId)).terminate('lost, so that it can be recovered');
    // Nobody hears of the money before recovery looks.
    for (const type of ['payment_intent.amount_capturable_updated', 'payment_intent.succeeded'])
      stripe.faults.addWebhook({ type, fault: { kind: 'delay', ms: LONG_MS } });
    await context.stripe.paymentIntents.confirm(payment._id, { payment_method: 'pm_card_visa' });
    await context.stripe.paymentIntents.capture(payment._id);
    const workflowId = recoverOrderWorkflowId(orderId);
    await context.temporal.workflow.start(RECOVER_ORDER_WORKFLOW, {
      workflowId,
      taskQueue: ORDERS_TASK_QUEUE,
      args: [{ orderId }],
    });
    return workflowId;
  },
};

const handleOf = ({ context }: Marketplace, workflowId: string) => context.temporal.workflow.getHandle(workflowId);

async function reserveNew({ seller, buyer }: Stage) {
  const ticket = await listTicket(seller, DETAILS);
  return reserve(buyer, ticket.id);
}

/** A refund that runs its course at Stripe like this; its workflow waits for it meanwhile. */
async function refundOf(stage: Stage, outcome: 'pending' | 'pending-then-fails'): Promise<string> {
  const { id, paymentIntentId } = await buy(stage);
  stage.market.stripe.faults.add({ method: 'POST', path: '/v1/refunds', fault: { kind: 'refund', outcome } });
  await call(stage.buyer, 'POST', `/api/orders/${id}/refund`);
  return refundWorkflowId(paymentIntentId);
}

async function buy(stage: Stage): Promise<{ id: string; paymentIntentId: string }> {
  const { id } = await reserveNew(stage);
  await pay(stage.buyer, id);
  const { payment } = await until(async () => {
    const order = await readOrder(stage.buyer, id);
    return order.status === 'complete' && order;
  });
  if (!payment) throw new Error(`order ${id} is complete without a payment`);
  return { id, paymentIntentId: payment.id };
}

async function record(stage: Stage, ending: string, bring: (stage: Stage) => Promise<string>): Promise<void> {
  const handle = handleOf(stage.market, await bring(stage));
  await handle.result();
  const json = historyToJSON(await handle.fetchHistory())
    // Where it was recorded is nobody's business: stack traces and workers' identities.
    .replaceAll(projectRoot(), '.')
    .replaceAll(`@${hostname()}`, '@recorder');
  await writeFile(join(FOLDER, `${ending}.history.json`), `${json}\n`);
  console.log(`${ending}.history.json`);
}

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const chosen = Object.entries(ENDINGS).filter(([ending]) => names.length === 0 || names.includes(ending));
  if (chosen.length < names.length) throw new Error(`The endings are ${Object.keys(ENDINGS).join(', ')}`);
  await globalSetup();
  try {
    const market = await startMarketplace();
    try {
      const [seller, buyer] = await Promise.all([market.signUp('seller'), market.signUp('buyer')]);
      await mkdir(FOLDER, { recursive: true });
      for (const [ending, bring] of chosen) await record({ market, seller, buyer }, ending, bring);
    } finally {
      await market.stop();
    }
  } finally {
    await globalTeardown();
  }
}

void main();
