import { orderWorkflowId } from '../../shared/contracts/orders';
import { DOMAINS } from '../../workers/domains';
import { type RunningWorkers, startWorkers } from '../../workers/start-workers';
import { type Marketplace, startMarketplace, type Visitor } from '../testing/start-marketplace';
import { until } from '../testing/until';
import { DETAILS, listTicket, pay, readOrder, readTicket, reserve } from './steps';

/** A deployment: workers are told to stop, as SIGTERM tells them, while others take over. */

/** Shorter than a request to Stripe may take, and long enough that the stop falls into it. */
const SLOW_MS = 5_000;
const ORDERS = 4;

let market: Marketplace;
let successors: RunningWorkers | undefined;
let seller: Visitor;
let buyer: Visitor;

beforeAll(async () => {
  market = await startMarketplace();
  [seller, buyer] = await Promise.all([market.signUp('seller'), market.signUp('buyer')]);
});

afterAll(async () => {
  await successors?.stop();
  await market?.stop();
});

const reserveOne = async () => reserve(buyer, (await listTicket(seller)).id);

/** The next requests of this kind take SLOW_MS at Stripe. */
const slowDown = (action: 'confirm' | 'capture') =>
  market.stripe.faults.add({
    path: `/v1/payment_intents/*/${action}`,
    times: ORDERS,
    fault: { kind: 'latency', ms: SLOW_MS },
  });

/** Every slow request that was asked for has come to Stripe. */
const areAllUnderWay = () => until(async () => market.stripe.faults.list().requests.length === 0, 10);

/** What befell the activities of an order, from its workflow's history. */
async function readAttempts(orderId: string) {
  const { events } = await market.context.temporal.workflow.getHandle(orderWorkflowId(orderId)).fetchHistory();
  return {
    scheduled: events?.filter((event) => event.activityTaskScheduledEventAttributes).length,
    completed: events?.filter((event) => event.activityTaskCompletedEventAttributes).length,
    attempts: events?.flatMap((event) => event.activityTaskStartedEventAttributes?.attempt ?? []),
  };
}

it.each(['confirm', 'capture'] as const)(
  'a worker that is told to stop while payments are at their %s loses nothing and repeats nothing',
  async (action) => {
    const leaving = successors ?? market.workers;
    const orders = await Promise.all(Array.from({ length: ORDERS }, reserveOne));
    const unpaid = await reserveOne();
    slowDown(action);
    const payments = orders.map(({ id }) => pay(buyer, id));
    await areAllUnderWay();

    let answers = 0;
    for (const payment of payments) void payment.then(() => answers++);
    const stopped = leaving.stop();
    expect(answers).toBe(0);
    // What comes while nobody works waits for the successors.
    const late = reserveOne();
    successors = await startWorkers(market.platform.config, DOMAINS);
    await stopped;

    for (const { status } of await Promise.all([
      ...payments,
      pay(buyer, unpaid.id),
      late.then(({ id }) => pay(buyer, id)),
    ]))
      expect(status).toBe(201);
    for (const { id, ticket } of [...orders, unpaid, await late]) {
      expect(await readOrder(buyer, id)).toMatchObject({ status: 'complete', payment: { status: 'captured' } });
      expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'sold' });
      expect(market.stripe.ledger().filter(({ metadata }) => metadata.orderId === id)).toMatchObject([
        { netMinor: DETAILS.price.amount, captures: 1 },
      ]);
      await market.context.temporal.workflow.getHandle(orderWorkflowId(id)).result();
      const { scheduled, completed, attempts } = await readAttempts(id);
      expect(completed).toBe(scheduled);
      expect(attempts).toEqual(Array(completed).fill(1));
    }
  },
);
