import { orderWorkflowId, recoverOrderWorkflowId } from '../../shared/contracts/orders';
import { latePaymentWorkflowId, refundWorkflowId } from '../../shared/contracts/payments';
import type { Models } from '../../shared/infra/models';
import type { HoldDocument, OrderSlotDocument } from '../../shared/infra/models/holds';
import type { OrderDocument } from '../../shared/infra/models/orders';
import type { PaymentDocument } from '../../shared/infra/models/payments';
import type { ActivityDependencies } from '../dependencies';
import { findStopped, MAX_FOUND } from './find-stopped';
import { isSound } from './is-sound';
import { type Walk, walkOn } from './walk';

export interface OrderWalks {
  orders: Walk;
  payments: Walk;
  sales: Walk;
}

interface BrokenOrder {
  orderId: string;
  paymentIntentId: string | null;
}

/** How many orders are looked up with one query. */
const CHUNK = 500;

/**
 * The settled orders whose records do not agree and which nobody is at work on: payments without a sale, sales without
 * a payment, an order and a payment that say different things. Looks at what changed, at a part of everything, and at
 * the orders `again`. What is found beyond a short list is found in the next round. Reads only.
 */
export async function findBrokenOrders(
  dependencies: ActivityDependencies,
  { olderThanMs, from, again }: { olderThanMs: number; from?: OrderWalks; again: string[] },
): Promise<{ orderIds: string[]; next: OrderWalks }> {
  const { models } = dependencies;
  const before = new Date(Date.now() - olderThanMs);
  const orders = await walkOn<OrderDocument>(
    { model: models.orders, by: 'updatedAt', filter: { status: { $ne: 'awaiting-payment' } }, fields: [], before },
    from?.orders,
  );
  const payments = await walkOn<PaymentDocument>(
    { model: models.payments, by: 'updatedAt', fields: ['orderId'], before },
    from?.payments,
  );
  const sales = await walkOn<HoldDocument>(
    { model: models.holds, by: 'createdAt', filter: { kind: 'sale' }, fields: ['ownerId'], before },
    from?.sales,
  );
  const orderIds = new Set([
    ...again,
    ...orders.documents.map(({ _id }) => _id),
    ...payments.documents.map(({ orderId }) => orderId),
    ...sales.documents.map(({ ownerId }) => ownerId),
  ]);
  const broken = await findUnsound(models, [...orderIds]);
  const abandoned = await findStopped(dependencies, broken, ownersOf);
  return {
    orderIds: abandoned.slice(0, MAX_FOUND).map(({ orderId }) => orderId),
    next: { orders: orders.next, payments: payments.next, sales: sales.next },
  };
}

/** Every workflow that may be settling the order just now. */
const ownersOf = ({ orderId, paymentIntentId }: BrokenOrder): string[] => [
  orderWorkflowId(orderId),
  recoverOrderWorkflowId(orderId),
  ...(paymentIntentId ? [refundWorkflowId(paymentIntentId), latePaymentWorkflowId(paymentIntentId)] : []),
];

async function findUnsound(models: Models, orderIds: string[]): Promise<BrokenOrder[]> {
  const unsound: BrokenOrder[] = [];
  for (let first = 0; first < orderIds.length; first += CHUNK) {
    const ids = { $in: orderIds.slice(first, first + CHUNK) };
    const [orders, payments, sales, places] = await Promise.all([
      models.orders.find({ _id: ids }, { status: 1, payment: 1 }).lean<OrderDocument[]>(),
      models.payments.find({ orderId: ids }, { orderId: 1, status: 1 }).lean<PaymentDocument[]>(),
      models.holds.find({ ownerId: ids, kind: 'sale' }, { ownerId: 1 }).lean<HoldDocument[]>(),
      models.orderSlots.find({ orderId: ids }, { orderId: 1 }).lean<OrderSlotDocument[]>(),
    ]);
    const orderOf = new Map(orders.map((order) => [order._id, order]));
    const paymentOf = new Map(payments.map((payment) => [payment.orderId, payment]));
    const sold = new Set(sales.map(({ ownerId }) => ownerId));
    const placed = new Set(places.map(({ orderId }) => orderId));
    for (const orderId of ids.$in) {
      const payment = paymentOf.get(orderId) ?? null;
      const records = { order: orderOf.get(orderId) ?? null, payment };
      if (!isSound({ ...records, isSold: sold.has(orderId), hasPlace: placed.has(orderId) }))
        unsound.push({ orderId, paymentIntentId: payment?._id ?? null });
    }
  }
  return unsound;
}
