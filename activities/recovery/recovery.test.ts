import { orderWorkflowId } from '../../shared/contracts/orders';
import { refundWorkflowId } from '../../shared/contracts/payments';
import { editTicketWorkflowId } from '../../shared/contracts/tickets';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { completeOrder } from '../orders/complete-order';
import { recordOrder } from '../orders/record-order';
import { recordRefund } from '../orders/update-order';
import { createScene, listTicket, newId, PRICE, type Scene, snapshot, WINDOW_END } from '../testing/scene';
import { holdTicket } from '../tickets/hold-ticket';
import { findLostOwners } from './find-lost-owners';
import { findLostRefunds } from './find-lost-refunds';
import { inspectOrder } from './inspect-order';

let database: TestDatabase;
let scene: Scene;
beforeEach(async () => {
  database = await startTestDatabase();
  scene = createScene(database.models);
});
afterEach(() => database.close());

const OLDER_THAN_MS = 60_000;
const lock = async (kind: 'order' | 'edit' | 'sale', ageMs = 2 * OLDER_THAN_MS) => {
  const [ticketId, ownerId] = [newId(), newId()];
  await database.models.holds.create([{ _id: ticketId, kind, ownerId, createdAt: new Date(Date.now() - ageMs) }]);
  return { ticketId, kind, ownerId };
};

describe('findLostOwners', () => {
  it('finds old holds and edits whose workflow does not run, and nothing else', async () => {
    const [hold, edit, liveHold, liveEdit] = [
      await lock('order'),
      await lock('edit'),
      await lock('order'),
      await lock('edit'),
    ];
    await lock('sale');
    await lock('order', 0);
    scene.running.add(orderWorkflowId(liveHold.ownerId));
    scene.running.add(editTicketWorkflowId(liveEdit.ticketId, liveEdit.ownerId));
    const { lost: stale } = await findLostOwners(scene, { olderThanMs: OLDER_THAN_MS });
    expect(stale).toHaveLength(2);
    expect(stale).toEqual(expect.arrayContaining([hold, edit]));
  });

  it('finds an order that was sold and never recorded as complete: it waits, without a hold', async () => {
    const ticketId = await listTicket(scene);
    const [orderId, liveId, youngId] = [newId(), newId(), newId()];
    for (const id of [orderId, liveId, youngId])
      await recordOrder(scene, {
        orderId: id,
        buyerId: newId(),
        ticket: snapshot(ticketId),
        expiresAt: WINDOW_END,
        maxOpenOrders: 1,
      });
    const old = new Date(Date.now() - 2 * OLDER_THAN_MS);
    await database.models.orders.updateMany({ _id: { $in: [orderId, liveId] } }, { $set: { createdAt: old } });
    scene.running.add(orderWorkflowId(liveId));
    const { lost } = await findLostOwners(scene, { olderThanMs: OLDER_THAN_MS });
    expect(lost).toEqual([{ ticketId, kind: 'order', ownerId: orderId }]);
  });

  it('lists no more than a workflow’s history can bear, the oldest first, and finds the rest at the next look', async () => {
    const oldest = await lock('order', 100 * OLDER_THAN_MS);
    await database.models.holds.insertMany(
      Array.from({ length: 250 }, () => ({
        _id: newId(),
        kind: 'order' as const,
        ownerId: newId(),
        createdAt: new Date(Date.now() - 2 * OLDER_THAN_MS),
      })),
    );
    const { lost: stale, next } = await findLostOwners(scene, { olderThanMs: OLDER_THAN_MS });
    expect(stale).toHaveLength(200);
    expect(stale).toContainEqual(oldest);
    for (const { ownerId } of stale) scene.running.add(orderWorkflowId(ownerId));
    const { lost: rest } = await findLostOwners(scene, { olderThanMs: OLDER_THAN_MS, from: next });
    expect(rest).toHaveLength(51);
  });

  it('asks of many owners at the same time', async () => {
    for (let n = 0; n < 30; n++) await lock('order');
    let asking = 0;
    let most = 0;
    const isWorkflowRunning = async () => {
      most = Math.max(most, ++asking);
      await new Promise((resolve) => setTimeout(resolve, 5));
      asking--;
      return true;
    };
    const { lost } = await findLostOwners({ ...scene, isWorkflowRunning }, { olderThanMs: OLDER_THAN_MS });
    expect(lost).toEqual([]);
    expect(most).toBeGreaterThan(1);
  });

  it('lets an outage of Temporal be an outage, not a reason to free anything', async () => {
    await lock('order');
    const isWorkflowRunning = () => Promise.reject(new Error('Temporal is away'));
    await expect(findLostOwners({ ...scene, isWorkflowRunning }, { olderThanMs: OLDER_THAN_MS })).rejects.toThrow(
      'away',
    );
  });
});

describe('findLostRefunds', () => {
  const refundBegun = async (paymentIntentId: string, ageMs: number) => {
    const order = { orderId: newId(), buyerId: newId(), ticket: snapshot(), expiresAt: WINDOW_END, maxOpenOrders: 10 };
    await recordOrder(scene, order);
    const createdAt = new Date().toISOString();
    const { orderId } = order;
    const payment = { id: paymentIntentId, orderId, ...PRICE, status: 'captured' as const, createdAt };
    await completeOrder(scene, { orderId, payment });
    await recordRefund(scene, { orderId, paymentStatus: 'refund-pending' });
    await database.models.orders.updateOne({ _id: orderId }, { $set: { updatedAt: new Date(Date.now() - ageMs) } });
    return { orderId, ticketId: order.ticket.id, paymentIntentId, startsAt: order.ticket.startsAt };
  };

  it('finds refunds that were begun and have lost their workflow, and nothing else', async () => {
    const lost = await refundBegun('pi_lost', 2 * OLDER_THAN_MS);
    await refundBegun('pi_young', 0);
    await refundBegun('pi_live', 2 * OLDER_THAN_MS);
    scene.running.add(refundWorkflowId('pi_live'));
    const done = await refundBegun('pi_done', 2 * OLDER_THAN_MS);
    await recordRefund(scene, { orderId: done.orderId, paymentStatus: 'refunded' });
    await database.models.orders.updateOne({ _id: done.orderId }, { $set: { updatedAt: new Date(0) } });
    expect((await findLostRefunds(scene, { olderThanMs: OLDER_THAN_MS })).refunds).toEqual([lost]);
  });
});

describe('inspectOrder', () => {
  it('says what is recorded, held and paid for', async () => {
    const ticketId = await listTicket(scene);
    const order = { orderId: newId(), ticketId, buyerId: 'buyer', expiresAt: WINDOW_END };
    const ticket = await holdTicket(scene, order);
    await recordOrder(scene, { ...order, ticket, maxOpenOrders: 10 });
    await database.models.payments.create([
      {
        _id: 'pi_1',
        orderId: order.orderId,
        buyerId: 'buyer',
        ...PRICE,
        status: 'pending',
        version: 0,
        changeId: 'prepare',
        createdAt: new Date(),
        updatedAt: new Date(),
      },
    ]);
    scene.running.add(orderWorkflowId(order.orderId));
    expect(await inspectOrder(scene, order)).toEqual({
      isWorkflowRunning: true,
      record: {
        status: 'awaiting-payment',
        ticketId,
        buyerId: 'buyer',
        title: snapshot().title,
        price: PRICE,
        createdAtMs: expect.any(Number),
        startsAt: null,
        paymentStatus: null,
      },
      paymentIntentId: 'pi_1',
      paymentStatus: 'pending',
      heldTicketId: ticketId,
      soldTicketId: null,
      hasPlace: true,
      isSound: true,
    });
  });

  it('finds nothing of an order that never was', async () => {
    expect(await inspectOrder(scene, { orderId: newId() })).toEqual({
      isWorkflowRunning: false,
      record: null,
      paymentIntentId: null,
      paymentStatus: null,
      heldTicketId: null,
      soldTicketId: null,
      hasPlace: false,
      isSound: true,
    });
  });
});
