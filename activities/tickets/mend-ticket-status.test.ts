import type { TicketStatus } from '../../shared/contracts/tickets';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { findLaggingTickets } from '../recovery/find-lagging-tickets';
import { crashEverywhere, sleepEverywhere } from '../testing/crash-points';
import {
  createScene,
  details,
  expectConsistent,
  listTicket,
  newId,
  type Scene,
  SELLER,
  ticketOf,
  WINDOW_END,
  withNatsAwayFor,
} from '../testing/scene';
import { editTicket } from './edit-ticket';
import { holdTicket } from './hold-ticket';
import { mendTicketStatus } from './mend-ticket-status';
import { releaseTicket } from './release-ticket';
import { sellTicket } from './sell-ticket';
import { withdrawSale } from './withdraw-sale';

let database: TestDatabase;
let scene: Scene;
beforeEach(async () => {
  database = await startTestDatabase();
  scene = createScene(database.models);
});
afterEach(() => database.close());

/** Somebody wrote past the workflows. */
const say = (ticketId: string, status: TicketStatus) =>
  database.models.tickets.updateOne({ _id: ticketId }, { $set: { status } });

const purchase = (ticketId: string) => ({ ticketId, orderId: newId(), buyerId: 'buyer', expiresAt: WINDOW_END });

const edit = (ticketId: string) =>
  editTicket(scene, { ticketId, sellerId: SELLER, changeId: newId(), details: details() });

async function lagging() {
  const ticketId = await listTicket(scene);
  await edit(ticketId);
  await say(ticketId, 'held');
  return { ticketId };
}
async function sold() {
  const order = { ...purchase(await listTicket(scene)), paymentIntentId: 'pi_1' };
  await holdTicket(scene, order);
  await sellTicket(scene, order);
  return order;
}

it('puts a ticket back on sale that says held, and that nobody holds, wherever it crashed', async () => {
  await crashEverywhere(scene, {
    world: lagging,
    act: mendTicketStatus,
    async check({ ticketId }) {
      expect(await ticketOf(scene, ticketId)).toMatchObject({ status: 'available', version: 3 });
      await expectConsistent(scene, ticketId);
    },
  });
});

it('lets a ticket say that it is sold, as its sale says', async () => {
  const { ticketId } = await sold();
  await say(ticketId, 'available');
  await mendTicketStatus(scene, { ticketId });
  expect(await ticketOf(scene, ticketId)).toMatchObject({ status: 'sold', version: 4 });
  await expectConsistent(scene, ticketId);
});

it('leaves alone what is as it should be, what is held or edited, and what stays sold for good', async () => {
  const [sound, held, begun] = [await listTicket(scene), await listTicket(scene), await listTicket(scene)];
  await holdTicket(scene, purchase(held));
  await say(held, 'available');
  await database.models.tickets.updateOne({ _id: begun }, { $set: { status: 'sold', startsAt: new Date(0) } });
  for (const ticketId of [sound, held, begun]) {
    const before = await ticketOf(scene, ticketId);
    await mendTicketStatus(scene, { ticketId });
    expect(await ticketOf(scene, ticketId)).toEqual(before);
  }
  expect((await findLaggingTickets(scene, { olderThanMs: -60_000 })).ticketIds).toEqual([]);
});

it('is found: a status that nobody’s lock accounts for', async () => {
  await listTicket(scene);
  const { ticketId } = await lagging();
  const { ticketId: unsold } = await sold();
  await say(unsold, 'held');
  const { ticketIds } = await findLaggingTickets(scene, { olderThanMs: -60_000 });
  expect(ticketIds).toHaveLength(2);
  expect(ticketIds).toEqual(expect.arrayContaining([ticketId, unsold]));
});

describe('an attempt that sleeps while the ticket moves on', () => {
  it.each<[string, (ticketId: string) => Promise<unknown>]>([
    ['a purchase', (ticketId) => holdTicket(scene, purchase(ticketId))],
    [
      'a purchase and its end',
      async (ticketId) => {
        const order = purchase(ticketId);
        await holdTicket(scene, order);
        await releaseTicket(scene, order);
      },
    ],
    ['an edit', edit],
  ])('changes nothing of %s', async (_, move) => {
    const naps = await sleepEverywhere(scene, {
      world: lagging,
      act: mendTicketStatus,
      meanwhile: (_dependencies, { ticketId }) => move(ticketId),
      check: async ({ ticketId }) => {
        await mendTicketStatus(scene, { ticketId });
        await expectConsistent(scene, ticketId);
      },
    });
    expect(naps.length).toBeGreaterThan(2);
  });
});

it('a sale and its end tell first of a mended status that nobody was told of', async () => {
  const order = { ...purchase(await listTicket(scene)), paymentIntentId: 'pi_1' };
  const { ticketId } = order;
  await holdTicket(scene, order);
  await sellTicket(scene, order);
  await say(ticketId, 'available');
  await expect(mendTicketStatus(withNatsAwayFor(scene, 'TicketUpdated'), order)).rejects.toThrow('away');
  await withdrawSale(scene, { ...order, backOnSale: true });
  expect(scene.bus.of(ticketId).map(({ data }) => data.version)).toEqual([1, 2, 3, 4, 5]);
  await expectConsistent(scene, ticketId);
});
