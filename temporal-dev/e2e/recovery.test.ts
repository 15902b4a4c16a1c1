import { ScheduleOverlapPolicy } from '@temporalio/client';
import type { ActivityDependencies } from '../../activities/dependencies';
import { completeOrder } from '../../activities/orders/complete-order';
import { capturePayment } from '../../activities/payments/capture-payment';
import { createTicket } from '../../activities/tickets/create-ticket';
import { sellTicket } from '../../activities/tickets/sell-ticket';
import { newId } from '../../api/new-id';
import type { EventType } from '../../shared/contracts/events';
import { ORDERS_TASK_QUEUE, orderWorkflowId, RECOVERY_SCHEDULE_ID } from '../../shared/contracts/orders';
import { LATE_PAYMENT_WORKFLOW, latePaymentWorkflowId } from '../../shared/contracts/payments';
import type { CreateTicketInput } from '../../shared/contracts/tickets';
import { connectEventBus, type EventBus } from '../../shared/infra/nats';
import type { recoveryWorkflow } from '../../workflows';
import { findViolations } from '../checker/invariants';
import { readSnapshot } from '../checker/snapshot';
import { readEvents } from '../testing/read-events';
import { type Marketplace, startMarketplace, type Visitor } from '../testing/start-marketplace';
import { until } from '../testing/until';
import { DETAILS, listTicket, pay, readOrder, readTicket, reserve } from './steps';

/** Everything that recovery finds, broken for real on the whole platform, and the looks that find it. */

let market: Marketplace;
let bus: EventBus;
let seller: Visitor;
let buyer: Visitor;

beforeAll(async () => {
  market = await startMarketplace({ env: { MAX_OPEN_ORDERS: '100' } });
  // The looks are the test's own: no other comes in between.
  await schedule().pause();
  bus = await connectEventBus(market.platform.config.NATS_URL, 'test');
  [seller, buyer] = await Promise.all([market.signUp('seller'), market.signUp('buyer')]);
});

afterAll(async () => {
  await bus?.close();
  await market?.stop();
});

const schedule = () => market.context.temporal.schedule.getHandle(RECOVERY_SCHEDULE_ID);
const models = () => market.context.database.models;

/** One look of the schedule. Resolves to what it found, and to the sentence that the Web UI shows. */
async function lookAround() {
  const { numActionsTaken } = await until(async () => {
    const { info } = await schedule().describe();
    return info.runningActions.length === 0 && info;
  });
  // Only a look that does not overlap another is told of the last one's result.
  await schedule().trigger(ScheduleOverlapPolicy.SKIP);
  const started = await until(async () => {
    const { info } = await schedule().describe();
    return info.numActionsTaken > numActionsTaken && info.recentActions.at(-1);
  });
  const { workflowId, firstExecutionRunId } = started.action.workflow;
  const handle = market.context.temporal.workflow.getHandle<typeof recoveryWorkflow>(workflowId, firstExecutionRunId);
  const look = await handle.result();
  const { currentDetails } = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
  return { look, currentDetails };
}

/** Two minutes pass, as far as the records know. */
async function letTimePass(): Promise<void> {
  const { tickets, orders, payments, users, holds, credentials } = models();
  const createdAt = new Date(Date.now() - 120_000);
  const changed = { $set: { createdAt, updatedAt: createdAt } };
  await Promise.all([
    tickets.updateMany({}, changed),
    orders.updateMany({}, changed),
    payments.updateMany({}, changed),
    users.updateMany({}, changed),
    holds.updateMany({}, { $set: { createdAt } }),
    credentials.updateMany({}, { $set: { createdAt } }),
  ]);
}

/** What an activity works with whose events get lost on their way. */
const losing = (...types: EventType[]): ActivityDependencies => ({
  models: models(),
  stripe: market.context.stripe,
  async publish(event) {
    if (types.includes(event.type)) throw new Error('lost');
    await bus.publish(event);
  },
  isWorkflowRunning: () => Promise.reject(new Error('not asked here')),
});

async function open() {
  const { id: orderId, ticket } = await reserve(buyer, (await listTicket(seller)).id);
  const payment = await until(async () => (await models().payments.findOne({ orderId }).lean()) ?? false);
  return { orderId, ticketId: ticket.id, paymentIntentId: payment._id };
}
type Purchase = Awaited<ReturnType<typeof open>>;

async function lost(): Promise<Purchase> {
  const order = await open();
  await market.context.temporal.workflow.getHandle(orderWorkflowId(order.orderId)).terminate('lost');
  return order;
}

async function bought(): Promise<Purchase> {
  const order = await open();
  expect(await pay(buyer, order.orderId)).toMatchObject({ status: 201 });
  await market.context.temporal.workflow.getHandle(orderWorkflowId(order.orderId)).result();
  return order;
}

/** The next webhook of each of these types does not come. */
function keepSilent(...types: string[]): void {
  for (const type of types) market.stripe.faults.addWebhook({ type, fault: { kind: 'delay', ms: 3600_000 } });
}

/** Taken at Stripe, before anybody hears of it. */
async function takeMoney({ paymentIntentId }: Purchase): Promise<void> {
  keepSilent('payment_intent.amount_capturable_updated', 'payment_intent.succeeded');
  const { paymentIntents } = market.context.stripe;
  await paymentIntents.confirm(paymentIntentId, { payment_method: 'pm_card_visa' });
  await paymentIntents.capture(paymentIntentId);
}

const outcome = async ({ orderId, ticketId }: Purchase) => {
  const [order, ticket] = await Promise.all([readOrder(buyer, orderId), readTicket(seller, ticketId)]);
  return { order: order.status, payment: order.payment?.status, ticket: ticket.status };
};

const becomes = async (purchase: Purchase, wanted: Record<string, string>): Promise<void> => {
  const isThere = (now: object) => Object.entries(wanted).every(([key, value]) => Reflect.get(now, key) === value);
  await until(async () => isThere(await outcome(purchase)));
};

const storyOf = async (aggregateId: string): Promise<string[]> =>
  (await readEvents(market.platform.config.NATS_URL))
    .filter(({ subject }) => subject === aggregateId)
    .map(({ type, data }) => `${type} ${data.version}`);

const COMPLETE = { order: 'complete', payment: 'captured', ticket: 'sold' };
const REFUNDED = { order: 'complete', payment: 'refunded', ticket: 'available' };
const CANCELLED = { order: 'cancelled', ticket: 'available' };

it('mends everything that is broken, tells of it without a gap, and leaves a healthy order alone', async () => {
  const healthy = await open();

  const paidAndHeld = await lost();
  await takeMoney(paidAndHeld);

  const soldUnpaid = await lost();
  await sellTicket(losing(), soldUnpaid);
  // It is cancelled as expired: its window has passed.
  await models().orders.updateOne({ _id: soldUnpaid.orderId }, { $set: { expiresAt: new Date() } });

  const paidUnsold = await bought();
  await models().holds.deleteOne({ _id: paidUnsold.ticketId });

  const refundedElsewhere = await bought();
  const { orderId, paymentIntentId } = refundedElsewhere;
  keepSilent('charge.refunded', 'refund.updated');
  await market.context.temporal.workflow.execute(LATE_PAYMENT_WORKFLOW, {
    workflowId: latePaymentWorkflowId(paymentIntentId),
    taskQueue: ORDERS_TASK_QUEUE,
    args: [{ orderId, paymentIntentId }],
  });

  const untold = await lost();
  await takeMoney(untold);
  const payment = await capturePayment(losing(), untold);
  await sellTicket(losing(), untold);
  await expect(completeOrder(losing('OrderCompleted'), { ...untold, payment })).rejects.toThrow('lost');

  const untoldListing: CreateTicketInput = {
    ticketId: newId(),
    sellerId: seller.id,
    details: { ...DETAILS, price: { amount: 4500, currency: 'usd' }, seat: null, description: null, pictureId: null },
  };
  await expect(createTicket(losing('TicketCreated'), untoldListing)).rejects.toThrow('lost');

  const lagging = await listTicket(seller);
  await models().tickets.updateOne({ _id: lagging.id }, { $set: { status: 'held' } });

  const edited = await listTicket(seller);
  await models().holds.create([{ _id: edited.id, kind: 'edit', ownerId: newId(), createdAt: new Date() }]);

  const account = { userId: newId(), email: 'half-signed-up@example.com', name: 'Ada' };
  const known = await models().credentials.findOne({ userId: buyer.id }).orFail().lean();
  await models().credentials.create([{ ...known, _id: account.email, userId: account.userId, name: account.name }]);

  await letTimePass();
  const { look, currentDetails } = await lookAround();
  const broken = [paidAndHeld, soldUnpaid, paidUnsold, refundedElsewhere, untold];
  expect([...look.orders].sort()).toEqual(broken.map((order) => order.orderId).sort());
  // The ticket of the lost sale says sold, too.
  expect(look).toMatchObject({ edits: 1, signUps: 1, tickets: 2, unmended: [] });
  expect(look.retold).toBeGreaterThan(0);
  expect(currentDetails).toBe('To be mended: 5 orders, 1 edits, 2 tickets, 1 sign-ups.');

  await becomes(paidAndHeld, COMPLETE);
  await becomes(soldUnpaid, CANCELLED);
  await becomes(paidUnsold, REFUNDED);
  await becomes(refundedElsewhere, REFUNDED);
  await becomes(untold, COMPLETE);
  await until(async () => (await storyOf(untold.orderId)).includes('OrderCompleted 2'));
  expect(await storyOf(untoldListing.ticketId)).toEqual(['TicketCreated 1']);
  expect(await readTicket(seller, lagging.id)).toMatchObject({ status: 'available', version: 2 });
  await until(async () => (await models().users.exists({ _id: account.userId })) !== null);
  await until(async () => (await storyOf(account.userId)).length > 0);
  expect(await storyOf(account.userId)).toEqual(['UserCreated 1']);

  expect(await outcome(healthy)).toMatchObject({ order: 'awaiting-payment', ticket: 'held' });
  expect(await pay(buyer, healthy.orderId)).toMatchObject({ status: 201 });

  await until(async () => {
    const { look: next } = await lookAround();
    return next.orders.length === 0 && next.refunds === 0;
  });
  const { config } = market.platform;
  const snapshot = await readSnapshot(config, market.context.temporal, market.stripe.ledger());
  expect(findViolations(snapshot)).toEqual([]);
});

it('goes on where the last look left off', async () => {
  await letTimePass();
  await lookAround();
  await models().users.updateOne({ _id: buyer.id }, { $set: { updatedAt: new Date(Date.now() - 90_000) } });
  expect((await lookAround()).look.retold).toBe(1);
  expect((await lookAround()).look.retold).toBe(0);
});

it('reports, look after look, what it cannot mend, until somebody has', async () => {
  const { orderId, paymentIntentId } = await bought();
  const payment = await models().payments.findById(paymentIntentId).orFail().lean();
  await models().payments.deleteOne({ _id: paymentIntentId });
  await letTimePass();

  const first = await lookAround();
  expect(first.look).toMatchObject({ orders: [orderId], unmended: [] });
  const recovery = market.context.temporal.workflow.getHandle(`recover-${orderId}`);
  expect(await recovery.result()).toContain('has no payment: somebody must look at it');
  for (const round of [2, 3]) {
    const { look, currentDetails } = await lookAround();
    expect({ round, unmended: look.unmended }).toEqual({ round, unmended: [orderId] });
    expect(currentDetails).toContain(`order ${orderId}; see recover-${orderId}`);
  }

  await models().payments.create([payment]);
  expect((await lookAround()).look).toMatchObject({ orders: [], unmended: [] });
});
