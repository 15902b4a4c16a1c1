import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { cancelOrder } from '../orders/cancel-order';
import { completeOrder } from '../orders/complete-order';
import { recordOrder } from '../orders/record-order';
import { crashEverywhere, sleepEverywhere } from '../testing/crash-points';
import {
  createScene,
  details,
  expectConsistent,
  listTicket,
  lockOf,
  newId,
  type Scene,
  SELLER,
  ticketOf,
  WINDOW_END,
  withNatsAwayFor,
} from '../testing/scene';
import { createTicket } from './create-ticket';
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

const purchase = async () => ({
  ticketId: await listTicket(scene),
  orderId: newId(),
  buyerId: 'buyer',
  expiresAt: WINDOW_END,
});
const another = <P extends { orderId: string }>(order: P): P => ({ ...order, orderId: newId(), buyerId: 'rival' });

describe('holdTicket', () => {
  it('holds the ticket and answers what the buyer will pay for', async () => {
    const order = await purchase();
    const held = await holdTicket(scene, order);
    expect(held).toMatchObject({ id: order.ticketId, price: { amount: 4500, currency: 'usd' }, version: 2 });
    expect(await lockOf(scene, order.ticketId)).toMatchObject({
      kind: 'order',
      ownerId: order.orderId,
      expiresAt: new Date(WINDOW_END),
    });
    expect(scene.bus.story(order.ticketId)).toEqual(['TicketCreated 1', 'TicketUpdated 2']);
    await expectConsistent(scene, order.ticketId);
  });

  it('holds again what the order holds already, and tells nothing new', async () => {
    const order = await purchase();
    const first = await holdTicket(scene, order);
    expect(await holdTicket(scene, order)).toEqual(first);
    await expectConsistent(scene, order.ticketId);
  });

  it('ends as if it had never crashed, wherever it crashed', async () => {
    const crashes = await crashEverywhere(scene, {
      world: purchase,
      act: holdTicket,
      async check({ ticketId, orderId }) {
        expect(await lockOf(scene, ticketId)).toMatchObject({ kind: 'order', ownerId: orderId });
        expect((await ticketOf(scene, ticketId)).version).toBe(2);
        await expectConsistent(scene, ticketId);
      },
    });
    expect(crashes).toEqual(expect.arrayContaining(['after holds.create', 'after tickets.updateOne']));
  });

  it('names the order that is in the way, for a buyer who clicked twice', async () => {
    const order = await purchase();
    await holdTicket(scene, order);
    await expect(holdTicket(scene, another(order))).rejects.toMatchObject({
      type: 'TicketUnavailable',
      nonRetryable: true,
      details: [{ kind: 'order', orderId: order.orderId, buyerId: 'buyer' }],
    });
    expect(await lockOf(scene, order.ticketId)).toMatchObject({ ownerId: order.orderId });
  });

  it('refuses a ticket whose event has begun, but not the order that held it before', async () => {
    const order = await purchase();
    const begin = () =>
      database.models.tickets.updateOne({ _id: order.ticketId }, { $set: { startsAt: new Date(Date.now() - 1) } });
    await holdTicket(scene, order);
    await begin();
    expect(await holdTicket(scene, order)).toMatchObject({ id: order.ticketId });
    await releaseTicket(scene, order);
    await expect(holdTicket(scene, another(order))).rejects.toMatchObject({ type: 'TicketUnavailable' });
    expect(await lockOf(scene, order.ticketId)).toBeNull();
  });

  it('does not hold again for an order that is complete and refunded, as a reset workflow would ask', async () => {
    const order = await purchase();
    const ticket = await holdTicket(scene, order);
    await recordOrder(scene, { ...order, ticket, maxOpenOrders: 10 });
    await sellTicket(scene, { ...order, paymentIntentId: 'pi' });
    const { orderId } = order;
    const payment = { id: 'pi', orderId, ...ticket.price, status: 'captured' as const, createdAt: WINDOW_END };
    await completeOrder(scene, { orderId, payment });
    await withdrawSale(scene, { ...order, backOnSale: true });
    await expect(holdTicket(scene, order)).rejects.toMatchObject({ type: 'OrderClosed' });
    expect(await lockOf(scene, order.ticketId)).toBeNull();
    await expectConsistent(scene, order.ticketId);
  });

  it('says that an order is closed whose ticket another order holds, as a reset workflow would ask', async () => {
    const order = await purchase();
    await holdTicket(scene, order);
    await releaseTicket(scene, order);
    const next = another(order);
    await holdTicket(scene, next);
    await expect(holdTicket(scene, order)).rejects.toMatchObject({ type: 'OrderClosed', nonRetryable: true });
    expect(await lockOf(scene, order.ticketId)).toMatchObject({ ownerId: next.orderId });
    await expectConsistent(scene, order.ticketId);
  });

  it('refuses a sold ticket, an unknown one and one of the buyer’s own', async () => {
    const order = await purchase();
    await holdTicket(scene, order);
    await sellTicket(scene, { ...order, paymentIntentId: 'pi' });
    await expect(holdTicket(scene, another(order))).rejects.toMatchObject({ type: 'TicketUnavailable' });
    await expect(holdTicket(scene, { ...order, ticketId: newId() })).rejects.toMatchObject({ type: 'TicketNotFound' });
    await expect(holdTicket(scene, { ...order, buyerId: SELLER })).rejects.toMatchObject({ type: 'OwnTicket' });
  });

  it('refuses a ticket whose event had begun when its sale was refunded, and leaves it sold', async () => {
    const order = await purchase();
    await holdTicket(scene, order);
    await sellTicket(scene, { ...order, paymentIntentId: 'pi' });
    await withdrawSale(scene, { ...order, backOnSale: false });
    const late = another(order);
    await expect(holdTicket(scene, late)).rejects.toMatchObject({ type: 'TicketUnavailable', nonRetryable: true });
    await releaseTicket(scene, late);
    expect(await lockOf(scene, order.ticketId)).toBeNull();
    expect((await ticketOf(scene, order.ticketId)).status).toBe('sold');
    expect(scene.bus.violations).toEqual([]);
  });

  it('waits for an edit, and says that the ticket is busy only after its patience', async () => {
    const order = await purchase();
    const edit = { _id: order.ticketId, kind: 'edit' as const, ownerId: newId(), createdAt: new Date() };
    await database.models.holds.create([edit]);
    await expect(holdTicket(scene, order)).rejects.toMatchObject({ type: 'TicketBusy' });

    const holding = holdTicket(scene, order);
    await database.models.holds.deleteOne({ _id: order.ticketId });
    await expect(holding).resolves.toMatchObject({ version: 2 });
  });

  it('tells of a ticket that is bought before its seller’s own attempt could', async () => {
    const ticketId = newId();
    const listing = { ticketId, sellerId: SELLER, details: details() };
    await expect(createTicket(withNatsAwayFor(scene, 'TicketCreated'), listing)).rejects.toThrow('away');
    await holdTicket(scene, { ticketId, orderId: newId(), buyerId: 'buyer', expiresAt: WINDOW_END });
    await createTicket(scene, listing);
    expect(scene.bus.story(ticketId)).toEqual(['TicketCreated 1', 'TicketUpdated 2']);
    await expectConsistent(scene, ticketId);
  });
});

describe('a hold whose order is over', () => {
  it.each([
    [
      'was closed',
      (order: { orderId: string }) =>
        database.models.tombstones.create([{ _id: order.orderId, createdAt: new Date() }]),
    ],
    [
      'was cancelled',
      (order: { orderId: string }) => cancelOrder(scene, { orderId: order.orderId, cancelReason: 'expired' }),
    ],
  ])('is taken over when its order %s', async (_how, end) => {
    const order = await purchase();
    await holdTicket(scene, order);
    await end(order);
    const next = another(order);
    await holdTicket(scene, next);
    expect(await lockOf(scene, order.ticketId)).toMatchObject({ ownerId: next.orderId });
    expect((await ticketOf(scene, order.ticketId)).version).toBe(4);
    await expectConsistent(scene, order.ticketId);
  });

  it('is taken over in one piece, wherever the next buyer’s attempt crashes', async () => {
    await crashEverywhere(scene, {
      async world() {
        const order = await purchase();
        await holdTicket(scene, order);
        await database.models.tombstones.create([{ _id: order.orderId, createdAt: new Date() }]);
        return another(order);
      },
      act: holdTicket,
      async check({ ticketId, orderId }) {
        expect(await lockOf(scene, ticketId)).toMatchObject({ ownerId: orderId });
        await expectConsistent(scene, ticketId);
      },
    });
  });
});

describe('an attempt to hold that wakes up late', () => {
  it('leaves no hold behind when the order was released meanwhile', async () => {
    const naps = await sleepEverywhere(scene, {
      world: purchase,
      act: holdTicket,
      meanwhile: releaseTicket,
      async check({ ticketId, orderId }) {
        const lock = await lockOf(scene, ticketId);
        expect(lock?.ownerId === orderId).toBe(false);
        await expectConsistent(scene, ticketId);
      },
    });
    expect(naps.length).toBeGreaterThan(6);
  });

  it('does nothing to the buyer who holds the ticket by then', async () => {
    await sleepEverywhere(scene, {
      world: async () => {
        const order = await purchase();
        return { order, next: another(order) };
      },
      act: (dependencies, { order }) => holdTicket(dependencies, order),
      async meanwhile(dependencies, { order, next }) {
        await releaseTicket(dependencies, order);
        await holdTicket(dependencies, next);
      },
      async check({ next }) {
        expect(await lockOf(scene, next.ticketId)).toMatchObject({ ownerId: next.orderId, kind: 'order' });
        await expectConsistent(scene, next.ticketId);
      },
    });
  });

  it('does not hold again what was bought and refunded meanwhile', async () => {
    await sleepEverywhere(scene, {
      world: purchase,
      act: holdTicket,
      async meanwhile(dependencies, order) {
        await holdTicket(dependencies, order);
        await sellTicket(dependencies, { ...order, paymentIntentId: 'pi' });
        await withdrawSale(dependencies, { ...order, backOnSale: true });
      },
      async check({ ticketId }) {
        expect(await lockOf(scene, ticketId)).toBeNull();
        await expectConsistent(scene, ticketId);
      },
    });
  });
});
