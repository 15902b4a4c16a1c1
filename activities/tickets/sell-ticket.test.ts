import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { crashEverywhere, sleepEverywhere } from '../testing/crash-points';
import {
  createScene,
  expectConsistent,
  listTicket,
  lockOf,
  newId,
  type Scene,
  ticketOf,
  WINDOW_END,
  withNatsAwayFor,
} from '../testing/scene';
import { extendHold } from './extend-hold';
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

const LATER = '2030-01-01T00:20:00.000Z';
const purchase = async () => ({
  ticketId: await listTicket(scene),
  orderId: newId(),
  buyerId: 'buyer',
  expiresAt: WINDOW_END,
  paymentIntentId: 'pi_1',
});
const held = async () => {
  const order = await purchase();
  await holdTicket(scene, order);
  return order;
};
const sold = async () => {
  const order = await held();
  await sellTicket(scene, order);
  return order;
};
const another = <P extends { orderId: string }>(order: P): P => ({ ...order, orderId: newId(), buyerId: 'rival' });

describe('releaseTicket', () => {
  it('puts the ticket back on sale, wherever it crashed', async () => {
    await crashEverywhere(scene, {
      world: held,
      act: releaseTicket,
      async check({ ticketId, orderId }) {
        expect(await lockOf(scene, ticketId)).toBeNull();
        expect((await ticketOf(scene, ticketId)).version).toBe(3);
        await expect(
          holdTicket(scene, { ticketId, orderId, buyerId: 'buyer', expiresAt: LATER }),
        ).rejects.toMatchObject({
          type: 'OrderClosed',
        });
        await expectConsistent(scene, ticketId);
      },
    });
  });

  it('tells of a hold that nobody was told of, before it tells of the release', async () => {
    const order = await purchase();
    await expect(holdTicket(withNatsAwayFor(scene, 'TicketUpdated'), order)).rejects.toThrow('away');
    await releaseTicket(scene, order);
    expect(scene.bus.story(order.ticketId)).toEqual(['TicketCreated 1', 'TicketUpdated 2', 'TicketUpdated 3']);
    await expectConsistent(scene, order.ticketId);
  });

  it('does nothing to another’s hold, to a sale, or when nothing was ever held', async () => {
    const order = await held();
    await releaseTicket(scene, another(order));
    expect(await lockOf(scene, order.ticketId)).toMatchObject({ kind: 'order', ownerId: order.orderId });
    await sellTicket(scene, order);
    await releaseTicket(scene, order);
    expect(await lockOf(scene, order.ticketId)).toMatchObject({ kind: 'sale', ownerId: order.orderId });
    await releaseTicket(scene, await purchase());
    await expectConsistent(scene, order.ticketId);
  });

  it('can wake up late without freeing the next buyer’s hold', async () => {
    await sleepEverywhere(scene, {
      world: held,
      act: releaseTicket,
      async meanwhile(dependencies, order) {
        await releaseTicket(dependencies, order);
        await holdTicket(dependencies, another(order));
      },
      async check({ ticketId, orderId }) {
        const lock = await lockOf(scene, ticketId);
        expect(lock).toMatchObject({ kind: 'order' });
        expect(lock?.ownerId).not.toBe(orderId);
        await expectConsistent(scene, ticketId);
      },
    });
  });
});

describe('extendHold', () => {
  it('moves the end of the order’s own hold', async () => {
    const order = await held();
    await extendHold(scene, { ...order, expiresAt: LATER });
    expect(await lockOf(scene, order.ticketId)).toMatchObject({ expiresAt: new Date(LATER) });
    await expect(extendHold(scene, another(order))).rejects.toMatchObject({ type: 'HoldLost', nonRetryable: true });
  });

  it('never shortens a hold: an attempt may wake up after the next extension', async () => {
    const order = await held();
    await extendHold(scene, { ...order, expiresAt: LATER });
    await extendHold(scene, { ...order, expiresAt: WINDOW_END });
    expect(await lockOf(scene, order.ticketId)).toMatchObject({ expiresAt: new Date(LATER) });
  });
});

describe('sellTicket', () => {
  it('turns the hold into a sale, once, wherever it crashed', async () => {
    const crashes = await crashEverywhere(scene, {
      world: held,
      act: sellTicket,
      async check({ ticketId, orderId }) {
        expect(await lockOf(scene, ticketId)).toMatchObject({
          kind: 'sale',
          ownerId: orderId,
          paymentIntentId: 'pi_1',
          expiresAt: null,
        });
        expect((await ticketOf(scene, ticketId)).version).toBe(3);
        await expectConsistent(scene, ticketId);
      },
    });
    expect(crashes).toContain('after holds.updateOne');
  });

  it('sells nothing that another order holds', async () => {
    const order = await held();
    await expect(sellTicket(scene, another(order))).rejects.toMatchObject({ type: 'HoldLost', nonRetryable: true });
    await releaseTicket(scene, order);
    await expect(sellTicket(scene, order)).rejects.toMatchObject({ type: 'HoldLost' });
    await expectConsistent(scene, order.ticketId);
  });

  it('can wake up after the refund without selling again', async () => {
    await sleepEverywhere(scene, {
      world: held,
      act: sellTicket,
      async meanwhile(dependencies, order) {
        await sellTicket(dependencies, order);
        await withdrawSale(dependencies, { ...order, backOnSale: true });
        await holdTicket(dependencies, another(order));
      },
      async check({ ticketId, orderId }) {
        const lock = await lockOf(scene, ticketId);
        expect(lock).toMatchObject({ kind: 'order' });
        expect(lock?.ownerId).not.toBe(orderId);
        await expectConsistent(scene, ticketId);
      },
    });
  });
});

describe('withdrawSale', () => {
  it('puts the ticket back on sale, wherever it crashed', async () => {
    await crashEverywhere(scene, {
      world: sold,
      act: (dependencies, order) => withdrawSale(dependencies, { ...order, backOnSale: true }),
      async check({ ticketId }) {
        expect(await lockOf(scene, ticketId)).toBeNull();
        expect((await ticketOf(scene, ticketId)).version).toBe(4);
        await expectConsistent(scene, ticketId);
      },
    });
  });

  it('leaves the ticket sold once its event has begun', async () => {
    const order = await sold();
    await withdrawSale(scene, { ...order, backOnSale: false });
    expect(await lockOf(scene, order.ticketId)).toBeNull();
    expect((await ticketOf(scene, order.ticketId)).status).toBe('sold');
  });

  it('does nothing to another’s sale or to a hold', async () => {
    const order = await held();
    await withdrawSale(scene, { ...order, backOnSale: true });
    expect(await lockOf(scene, order.ticketId)).toMatchObject({ kind: 'order' });
    await sellTicket(scene, order);
    await withdrawSale(scene, { ...another(order), backOnSale: true });
    expect(await lockOf(scene, order.ticketId)).toMatchObject({ kind: 'sale', ownerId: order.orderId });
    await expectConsistent(scene, order.ticketId);
  });

  it('can wake up late without withdrawing the next sale', async () => {
    await sleepEverywhere(scene, {
      world: sold,
      act: (dependencies, order) => withdrawSale(dependencies, { ...order, backOnSale: true }),
      async meanwhile(dependencies, order) {
        await withdrawSale(dependencies, { ...order, backOnSale: true });
        const next = another(order);
        await holdTicket(dependencies, next);
        await sellTicket(dependencies, next);
      },
      async check({ ticketId, orderId }) {
        const lock = await lockOf(scene, ticketId);
        expect(lock).toMatchObject({ kind: 'sale' });
        expect(lock?.ownerId).not.toBe(orderId);
        await expectConsistent(scene, ticketId);
      },
    });
  });
});
