import { latePaymentWorkflowId, refundWorkflowId } from '../../shared/contracts/payments';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { completeOrder } from '../orders/complete-order';
import { recordOrder } from '../orders/record-order';
import { createScene, listTicket, newId, PRICE, type Scene, WINDOW_END } from '../testing/scene';
import { holdTicket } from '../tickets/hold-ticket';
import { sellTicket } from '../tickets/sell-ticket';
import { findBrokenOrders } from './find-broken-orders';
import type { Walk } from './walk';

let database: TestDatabase;
let scene: Scene;
beforeEach(async () => {
  database = await startTestDatabase();
  scene = createScene(database.models);
});
afterEach(() => database.close());

/** Nothing is too young. */
const NOW = { olderThanMs: -60_000, again: [] };

/** A purchase that has come to its good end, as its activities leave it; Stripe is not asked here. */
async function complete(): Promise<{ orderId: string; ticketId: string; paymentIntentId: string }> {
  const order = { orderId: newId(), ticketId: await listTicket(scene), buyerId: newId(), expiresAt: WINDOW_END };
  const { orderId } = order;
  const paymentIntentId = `pi_${orderId}`;
  const ticket = await holdTicket(scene, order);
  await recordOrder(scene, { ...order, ticket, maxOpenOrders: 1 });
  const now = new Date();
  const payment = { _id: paymentIntentId, orderId, buyerId: order.buyerId, ...PRICE, status: 'captured' as const };
  await scene.models.payments.create([
    { ...payment, version: 1, changeId: 'captured', createdAt: now, updatedAt: now },
  ]);
  await sellTicket(scene, { ...order, paymentIntentId });
  const { amount, currency, status } = payment;
  const createdAt = now.toISOString();
  await completeOrder(scene, {
    orderId,
    payment: { id: paymentIntentId, orderId, amount, currency, status, createdAt },
  });
  return { orderId, ticketId: order.ticketId, paymentIntentId };
}
type Complete = Awaited<ReturnType<typeof complete>>;

const models = () => scene.models;

const DAMAGE: Record<string, (order: Complete) => Promise<unknown>> = {
  'a captured payment without a sale': ({ ticketId }) => models().holds.deleteOne({ _id: ticketId }),
  'a sale whose payment was never captured': ({ paymentIntentId }) =>
    models().payments.updateOne({ _id: paymentIntentId }, { $set: { status: 'pending' } }),
  'a sale without any payment': ({ paymentIntentId }) => models().payments.deleteOne({ _id: paymentIntentId }),
  'a sale without an order': ({ orderId }) => models().orders.deleteOne({ _id: orderId }),
  'a sale of an order that is cancelled': ({ orderId }) =>
    models().orders.updateOne({ _id: orderId }, { $set: { status: 'cancelled', cancelReason: 'expired' } }),
  'an order that does not know of its refund': ({ paymentIntentId }) =>
    models().payments.updateOne({ _id: paymentIntentId }, { $set: { status: 'refunded' } }),
  'a payment that does not know of its refund': ({ orderId }) =>
    models().orders.updateOne({ _id: orderId }, { $set: { 'payment.status': 'refunded' } }),
  'a settled order that still takes a place': ({ orderId }) =>
    models().orderSlots.create([{ _id: `buyer:${orderId}`, orderId }]),
  'a complete order that is still only held': ({ ticketId }) =>
    models().holds.updateOne({ _id: ticketId }, { $set: { kind: 'order' } }),
};

it.each(Object.keys(DAMAGE))('finds %s, and no sound order', async (damage) => {
  await complete();
  const broken = await complete();
  await DAMAGE[damage]?.(broken);
  expect((await findBrokenOrders(scene, NOW)).orderIds).toEqual([broken.orderId]);
});

it('leaves an order alone while its refund, or that of its late payment, is at work', async () => {
  const [refunded, late] = [await complete(), await complete()];
  for (const { ticketId } of [refunded, late]) await scene.models.holds.deleteOne({ _id: ticketId });
  scene.running.add(refundWorkflowId(refunded.paymentIntentId)).add(latePaymentWorkflowId(late.paymentIntentId));
  expect((await findBrokenOrders(scene, NOW)).orderIds).toEqual([]);
});

it('leaves what is younger than a minute for later', async () => {
  const { ticketId, orderId } = await complete();
  await scene.models.holds.deleteOne({ _id: ticketId });
  const { orderIds, next } = await findBrokenOrders(scene, { olderThanMs: 60_000, again: [] });
  expect(orderIds).toEqual([]);
  expect((await findBrokenOrders(scene, { ...NOW, from: next })).orderIds).toEqual([orderId]);
});

it('looks at a change once, and at everything again round by round', async () => {
  const { ticketId, orderId } = await complete();
  const { next } = await findBrokenOrders(scene, NOW);
  await scene.models.holds.deleteOne({ _id: ticketId });
  const atEnd = (walk: Walk): Walk => ({ news: walk.news, round: walk.news });
  const behind = { orders: atEnd(next.orders), payments: atEnd(next.payments), sales: atEnd(next.sales) };
  const later = await findBrokenOrders(scene, { ...NOW, from: behind });
  expect(later.orderIds).toEqual([]);
  expect((await findBrokenOrders(scene, { ...NOW, from: later.next })).orderIds).toEqual([orderId]);
});

it('looks again at the orders that it is told of', async () => {
  const { ticketId, orderId } = await complete();
  const sound = await complete();
  await scene.models.holds.deleteOne({ _id: ticketId });
  const look = { olderThanMs: 3600_000, again: [orderId, sound.orderId] };
  expect((await findBrokenOrders(scene, look)).orderIds).toEqual([orderId]);
});
