import fc from 'fast-check';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import type { ActivityDependencies } from '../dependencies';
import { interceptSteps } from '../testing/intercept-steps';
import {
  createScene,
  details,
  expectConsistent,
  listTicket,
  lockOf,
  newId,
  type Scene,
  SELLER,
  WINDOW_END,
} from '../testing/scene';
import { editTicket } from './edit-ticket';
import { holdTicket } from './hold-ticket';
import { releaseTicket } from './release-ticket';
import { sellTicket } from './sell-ticket';
import { withdrawSale } from './withdraw-sale';

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  scene = createScene(database.models);
});

const purchaseOf = (ticketId: string, buyerId: string, orderId = newId()) => ({
  ticketId,
  orderId,
  buyerId,
  expiresAt: WINDOW_END,
  paymentIntentId: 'pi_1',
});
type Purchase = ReturnType<typeof purchaseOf>;

it('lets exactly one of fifty buyers hold the ticket', async () => {
  const ticketId = await listTicket(scene);
  const orders = Array.from({ length: 50 }, (_, n) => purchaseOf(ticketId, `buyer-${n}`));
  const answers = await Promise.allSettled(orders.map((order) => holdTicket(scene, order)));

  const winners = orders.filter((_, n) => answers[n]?.status === 'fulfilled');
  expect(winners).toHaveLength(1);
  expect(await lockOf(scene, ticketId)).toMatchObject({ kind: 'order', ownerId: winners[0]?.orderId });
  for (const answer of answers)
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ type: 'TicketUnavailable' });
  await expectConsistent(scene, ticketId);
});

it('passes the ticket on to exactly one of fifty buyers when its hold is over', async () => {
  const ticketId = await listTicket(scene);
  const over = purchaseOf(ticketId, 'late');
  await holdTicket(scene, over);
  await database.models.tombstones.create([{ _id: over.orderId, createdAt: new Date() }]);
  const orders = Array.from({ length: 50 }, (_, n) => purchaseOf(ticketId, `buyer-${n}`));
  const answers = await Promise.allSettled(orders.map((order) => holdTicket(scene, order)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expectConsistent(scene, ticketId);
});

/** What workflows do, each with its own steps in its own order; every attempt may be made twice at once. */
const ACTS: Record<string, (dependencies: ActivityDependencies, order: Purchase) => Promise<unknown>> = {
  async buyAndRelease(dependencies, order) {
    await holdTicket(dependencies, order).catch(ignoreRefusal);
    await releaseTicket(dependencies, order);
  },
  async buyAndRefund(dependencies, order) {
    if (!(await holdTicket(dependencies, order).catch(ignoreRefusal))) return releaseTicket(dependencies, order);
    await sellTicket(dependencies, order);
    return withdrawSale(dependencies, { ...order, backOnSale: true });
  },
  async holdTwiceAtOnceAndRelease(dependencies, order) {
    const zombie = holdTicket(dependencies, order).catch(ignoreRefusal);
    await holdTicket(dependencies, order).catch(ignoreRefusal);
    await releaseTicket(dependencies, order);
    await zombie;
  },
  edit: (dependencies, { ticketId, orderId }) =>
    editTicket(dependencies, {
      ticketId,
      sellerId: SELLER,
      changeId: orderId,
      details: details({ title: `Edit ${orderId}` }),
    }).catch(ignoreRefusal),
};

function ignoreRefusal(error: { nonRetryable?: boolean }): undefined {
  if (!error.nonRetryable) throw error;
}

/** Lets only one step be made at a time, in an order that the scheduler's seed decides. */
const scheduled = (scheduler: fc.Scheduler): ActivityDependencies =>
  interceptSteps(scene, async (step, run) => {
    await scheduler.schedule(Promise.resolve(), step);
    return run();
  });

it('keeps hold, projection and events together, however holds, edits, sales and releases interleave', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.constantFrom(...Object.keys(ACTS)), { minLength: 2, maxLength: 5 }),
      async (scheduler, names) => {
        const ticketId = await listTicket(scene);
        const dependencies = scheduled(scheduler);
        const acts = names.map((name, n) => ACTS[name]?.(dependencies, purchaseOf(ticketId, `buyer-${n}`)));
        await scheduler.waitFor(Promise.all(acts));
        expect(await lockOf(scene, ticketId)).toBeNull();
        await expectConsistent(scene, ticketId);
      },
    ),
    { seed: 20261122, numRuns: 40, endOnFailure: true },
  );
});
