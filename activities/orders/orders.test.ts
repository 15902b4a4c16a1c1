import type { Payment } from '../../shared/contracts/payments';
import { type OrderDocument, toOrder } from '../../shared/infra/models/orders';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { crashEverywhere, sleepEverywhere } from '../testing/crash-points';
import { createScene, newId, PRICE, type Scene, snapshot, WINDOW_END, withNatsAwayFor } from '../testing/scene';
import { cancelOrder } from './cancel-order';
import { completeOrder } from './complete-order';
import { recordOrder } from './record-order';
import { extendOrder, recordRefund } from './update-order';

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
const LAST = '2030-01-01T00:25:00.000Z';
const purchase = async (buyerId = newId()) => ({
  orderId: newId(),
  buyerId,
  ticket: snapshot(),
  expiresAt: WINDOW_END,
  maxOpenOrders: 3,
});
const recorded = async (buyerId?: string) => {
  const order = await purchase(buyerId);
  await recordOrder(scene, order);
  return order;
};
const paymentOf = (orderId: string): Payment => ({
  id: `pi_${orderId}`,
  orderId,
  ...PRICE,
  status: 'captured',
  createdAt: WINDOW_END,
});
const completed = async () => {
  const order = await recorded();
  await completeOrder(scene, { ...order, payment: paymentOf(order.orderId) });
  return order;
};
const orderOf = (orderId: string) => database.models.orders.findById(orderId).lean<OrderDocument>();
const slotsOf = (orderId: string) => database.models.orderSlots.countDocuments({ orderId });

/** The order's events, once each, in order; throws when any was skipped or came too early. */
async function storyOf(orderId: string): Promise<string[]> {
  expect(scene.bus.violations).toEqual([]);
  const order = await orderOf(orderId);
  const story = scene.bus.story(orderId);
  expect(order?.version).toBe(story.length || undefined);
  // What the order keeps of it is the same; an expiry is one change and two events.
  const kept = order?.history?.map(({ version }) => version) ?? [];
  expect(
    story.filter((event) => !event.startsWith('OrderExpired')).map((event) => Number(event.split(' ')[1])),
  ).toEqual(kept);
  return story;
}

describe('recordOrder', () => {
  it('tells the order while it waits, and nothing of one that is over', async () => {
    const order = await purchase();
    const first = await recordOrder(scene, order);
    expect(first).toMatchObject({ id: order.orderId, status: 'awaiting-payment', version: 1 });
    const stored = await orderOf(order.orderId);
    expect(first).toEqual(stored && toOrder(stored));
    await completeOrder(scene, { orderId: order.orderId, payment: paymentOf(order.orderId) });
    expect(await recordOrder(scene, order)).toBeNull();
  });

  it('records the order and takes one of the buyer’s places, wherever it crashed', async () => {
    const crashes = await crashEverywhere(scene, {
      world: purchase,
      act: recordOrder,
      async check({ orderId, buyerId }) {
        expect(await storyOf(orderId)).toEqual(['OrderCreated 1']);
        expect(await orderOf(orderId)).toMatchObject({ status: 'awaiting-payment', buyerId, price: PRICE });
        expect(await slotsOf(orderId)).toBe(1);
      },
    });
    expect(crashes).toEqual(expect.arrayContaining(['after orderSlots.create', 'after orders.create']));
  });

  it('gives a buyer no more than the allowed number of places, however many orders come at once', async () => {
    const buyerId = newId();
    const orders = await Promise.all(Array.from({ length: 12 }, () => purchase(buyerId)));
    const answers = await Promise.allSettled(orders.map((order) => recordOrder(scene, order)));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(9);
    for (const { reason } of refused) expect(reason).toMatchObject({ type: 'TooManyOpenOrders', nonRetryable: true });
    expect(await database.models.orders.countDocuments({ buyerId })).toBe(3);
  });

  it('takes the place that an ended order has given back', async () => {
    const buyerId = newId();
    const [first, second] = [await recorded(buyerId), await recorded(buyerId), await recorded(buyerId)];
    await expect(recorded(buyerId)).rejects.toMatchObject({ type: 'TooManyOpenOrders' });
    await cancelOrder(scene, { ...first, cancelReason: 'buyer' });
    await recorded(buyerId);
    await completeOrder(scene, { ...second, payment: paymentOf(second.orderId) });
    await recorded(buyerId);
  });

  it('takes the place of an order that is over, when an attempt died before it gave it back', async () => {
    const buyerId = newId();
    const [gone, settled] = [newId(), await recorded(buyerId)];
    await cancelOrder(scene, { ...settled, cancelReason: 'buyer' });
    await database.models.tombstones.create([{ _id: gone, createdAt: new Date() }]);
    await database.models.orderSlots.create([
      { _id: `${buyerId}:0`, orderId: gone },
      { _id: `${buyerId}:1`, orderId: settled.orderId },
    ]);
    await recorded(buyerId);
    await recorded(buyerId);
    await recorded(buyerId);
    await expect(recorded(buyerId)).rejects.toMatchObject({ type: 'TooManyOpenOrders' });
  });
});

describe('an attempt to record that wakes up late', () => {
  it('leaves neither an open order nor a place when the order was closed meanwhile', async () => {
    await sleepEverywhere(scene, {
      world: purchase,
      act: recordOrder,
      meanwhile: (dependencies, { orderId }) => cancelOrder(dependencies, { orderId, cancelReason: 'expired' }),
      async check({ orderId }) {
        expect((await orderOf(orderId))?.status).not.toBe('awaiting-payment');
        expect([0, 3]).toContain((await storyOf(orderId)).length);
        expect(await slotsOf(orderId)).toBe(0);
      },
    });
  });

  it('takes nothing of an order that another attempt has recorded and that ended since', async () => {
    await sleepEverywhere(scene, {
      world: purchase,
      act: recordOrder,
      async meanwhile(dependencies, order) {
        await recordOrder(dependencies, order);
        await completeOrder(dependencies, { ...order, payment: paymentOf(order.orderId) });
      },
      async check({ orderId }) {
        expect(await storyOf(orderId)).toEqual(['OrderCreated 1', 'OrderCompleted 2']);
        expect(await slotsOf(orderId)).toBe(0);
      },
    });
  });

  it.each<[string, (dependencies: Scene, order: { orderId: string }) => Promise<void>]>([
    ['cancelled', (dependencies, { orderId }) => cancelOrder(dependencies, { orderId, cancelReason: 'buyer' })],
    ['completed', (dependencies, { orderId }) => completeOrder(dependencies, { orderId, payment: paymentOf(orderId) })],
  ])('keeps no place of an order that was recorded before and is %s meanwhile', async (_how, meanwhile) => {
    await sleepEverywhere(scene, {
      world: recorded,
      act: recordOrder,
      meanwhile: (_dependencies, order) => meanwhile(scene, order),
      async check({ orderId }) {
        expect(await slotsOf(orderId)).toBe(0);
      },
    });
  });

  it('does not erase an order that the buyer was given, in the instant of its cancellation', async () => {
    await sleepEverywhere(scene, {
      world: purchase,
      act: recordOrder,
      async meanwhile(dependencies, order) {
        await recordOrder(dependencies, order);
        await database.models.tombstones.create([{ _id: order.orderId, createdAt: new Date() }]);
      },
      async check({ orderId }) {
        await cancelOrder(scene, { orderId, cancelReason: 'buyer' });
        expect(await storyOf(orderId)).toEqual(['OrderCreated 1', 'OrderCancelled 2']);
        expect(await slotsOf(orderId)).toBe(0);
      },
    });
  });
});

describe('cancelOrder', () => {
  it.each([
    ['buyer', ['OrderCreated 1', 'OrderCancelled 2']],
    ['payment-failed', ['OrderCreated 1', 'OrderCancelled 2']],
    ['expired', ['OrderCreated 1', 'OrderExpired 2', 'OrderCancelled 3']],
  ] as const)('tells of an end by %s once, wherever it crashed', async (cancelReason, story) => {
    await crashEverywhere(scene, {
      world: recorded,
      act: (dependencies, { orderId }) => cancelOrder(dependencies, { orderId, cancelReason }),
      async check({ orderId }) {
        expect(await orderOf(orderId)).toMatchObject({ status: 'cancelled', cancelReason });
        expect(await storyOf(orderId)).toEqual(story);
        expect(await slotsOf(orderId)).toBe(0);
      },
    });
  });

  it('tells first of an order that nobody was told of', async () => {
    const order = await purchase();
    await expect(recordOrder(withNatsAwayFor(scene, 'OrderCreated'), order)).rejects.toThrow('away');
    await cancelOrder(scene, { ...order, cancelReason: 'buyer' });
    expect(await storyOf(order.orderId)).toEqual(['OrderCreated 1', 'OrderCancelled 2']);
  });

  it('leaves a completed order alone', async () => {
    const { orderId } = await completed();
    await cancelOrder(scene, { orderId, cancelReason: 'expired' });
    expect(await orderOf(orderId)).toMatchObject({ status: 'complete', cancelReason: null });
    expect(await storyOf(orderId)).toEqual(['OrderCreated 1', 'OrderCompleted 2']);
  });

  it('tolerates an order that was never recorded', async () => {
    await cancelOrder(scene, { orderId: newId(), cancelReason: 'expired' });
    expect(scene.bus.violations).toEqual([]);
  });
});

describe('completeOrder', () => {
  it('completes once, with one ticket code, wherever it crashed', async () => {
    const codes = new Set<string | null | undefined>();
    let worlds = 0;
    await crashEverywhere(scene, {
      async world() {
        worlds++;
        return recorded();
      },
      act: async (dependencies, order) => {
        const before = (await orderOf(order.orderId))?.ticketCode;
        await completeOrder(dependencies, { ...order, payment: paymentOf(order.orderId) });
        if (before) expect((await orderOf(order.orderId))?.ticketCode).toBe(before);
      },
      async check({ orderId }) {
        const order = await orderOf(orderId);
        expect(order).toMatchObject({ status: 'complete', payment: { id: `pi_${orderId}`, status: 'captured' } });
        expect(order?.ticketCode).toMatch(/^[\w-]{20}$/);
        codes.add(order?.ticketCode);
        expect(await storyOf(orderId)).toEqual(['OrderCreated 1', 'OrderCompleted 2']);
        expect(await slotsOf(orderId)).toBe(0);
      },
    });
    expect(codes.size).toBe(worlds);
  });

  it('tells first of an extension that nobody was told of', async () => {
    const { orderId } = await recorded();
    const away = withNatsAwayFor(scene, 'OrderUpdated');
    await expect(extendOrder(away, { orderId, expiresAt: LATER })).rejects.toThrow('away');
    await completeOrder(scene, { orderId, payment: paymentOf(orderId) });
    expect(await storyOf(orderId)).toEqual(['OrderCreated 1', 'OrderUpdated 2', 'OrderCompleted 3']);
  });

  it('is told of before a refund that comes at once', async () => {
    const { orderId } = await recorded();
    const completion = { orderId, payment: paymentOf(orderId) };
    await expect(completeOrder(withNatsAwayFor(scene, 'OrderCompleted'), completion)).rejects.toThrow('away');
    await recordRefund(scene, { orderId, paymentStatus: 'refund-pending' });
    await completeOrder(scene, completion);
    expect(await storyOf(orderId)).toEqual(['OrderCreated 1', 'OrderCompleted 2', 'OrderUpdated 3']);
  });
});

describe('extendOrder', () => {
  it('moves the deadline once, wherever it crashed', async () => {
    await crashEverywhere(scene, {
      world: recorded,
      act: (dependencies, { orderId }) => extendOrder(dependencies, { orderId, expiresAt: LATER }),
      async check({ orderId }) {
        expect(await orderOf(orderId)).toMatchObject({ expiresAt: new Date(LATER) });
        expect(await storyOf(orderId)).toEqual(['OrderCreated 1', 'OrderUpdated 2']);
      },
    });
  });

  it('can wake up after the next extension without taking it back', async () => {
    await sleepEverywhere(scene, {
      world: recorded,
      act: (dependencies, { orderId }) => extendOrder(dependencies, { orderId, expiresAt: LATER }),
      async meanwhile(dependencies, { orderId }) {
        await extendOrder(dependencies, { orderId, expiresAt: LATER });
        await extendOrder(dependencies, { orderId, expiresAt: LAST });
      },
      async check({ orderId }) {
        expect(await orderOf(orderId)).toMatchObject({ expiresAt: new Date(LAST), version: 3 });
        await storyOf(orderId);
      },
    });
  });

  it('can wake up after the end without changing it', async () => {
    await sleepEverywhere(scene, {
      world: recorded,
      act: (dependencies, { orderId }) => extendOrder(dependencies, { orderId, expiresAt: LATER }),
      meanwhile: (dependencies, { orderId }) => cancelOrder(dependencies, { orderId, cancelReason: 'expired' }),
      async check({ orderId }) {
        expect(await orderOf(orderId)).toMatchObject({ status: 'cancelled', cancelReason: 'expired' });
        await storyOf(orderId);
      },
    });
  });
});

describe('recordRefund', () => {
  it('voids the ticket code at once and says when the money is back, wherever it crashed', async () => {
    await crashEverywhere(scene, {
      world: completed,
      async act(dependencies, { orderId }) {
        await recordRefund(dependencies, { orderId, paymentStatus: 'refund-pending' });
        await recordRefund(dependencies, { orderId, paymentStatus: 'refunded' });
      },
      async check({ orderId }) {
        expect(await orderOf(orderId)).toMatchObject({
          status: 'complete',
          ticketCode: null,
          payment: { status: 'refunded' },
        });
        expect(await storyOf(orderId)).toEqual([
          'OrderCreated 1',
          'OrderCompleted 2',
          'OrderUpdated 3',
          'OrderUpdated 4',
        ]);
      },
    });
  });

  it('says that the money is owed again when Stripe has taken the refund back, wherever it crashed', async () => {
    await crashEverywhere(scene, {
      async world() {
        const order = await completed();
        await recordRefund(scene, { ...order, paymentStatus: 'refunded' });
        return order;
      },
      act: (dependencies, { orderId }) =>
        recordRefund(dependencies, { orderId, paymentStatus: 'refund-pending', takenBack: true }),
      async check({ orderId }) {
        expect((await orderOf(orderId))?.payment?.status).toBe('refund-pending');
        await recordRefund(scene, { orderId, paymentStatus: 'refunded' });
        expect((await orderOf(orderId))?.payment?.status).toBe('refunded');
        expect((await storyOf(orderId)).slice(2)).toEqual(['OrderUpdated 3', 'OrderUpdated 4', 'OrderUpdated 5']);
      },
    });
  });

  it('can wake up late without calling a refund pending that has succeeded', async () => {
    await sleepEverywhere(scene, {
      world: completed,
      act: (dependencies, { orderId }) => recordRefund(dependencies, { orderId, paymentStatus: 'refund-pending' }),
      meanwhile: (dependencies, { orderId }) => recordRefund(dependencies, { orderId, paymentStatus: 'refunded' }),
      async check({ orderId }) {
        expect((await orderOf(orderId))?.payment?.status).toBe('refunded');
        await storyOf(orderId);
      },
    });
  });
});
