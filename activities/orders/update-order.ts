import { domainEvent } from '../../shared/contracts/events';
import { type OrderDocument, toOrderEventData } from '../../shared/infra/models/orders';
import { commitVersion } from '../commit-version';
import type { ActivityDependencies } from '../dependencies';

export interface ExtendOrderInput {
  orderId: string;
  /** RFC 3339: the new end of the payment window. */
  expiresAt: string;
}

export interface RecordRefundInput {
  orderId: string;
  paymentStatus: 'refund-pending' | 'refunded';
}

/** Records the new end of the payment window, OrderUpdated. Key: the instant itself. */
export const extendOrder = (dependencies: ActivityDependencies, { orderId, expiresAt }: ExtendOrderInput) =>
  updateOrder(dependencies, orderId, `extend:${expiresAt}`, (order) =>
    order.status === 'awaiting-payment' ? { expiresAt: new Date(expiresAt) } : null,
  );

/** Records how far the refund of a completed order is, OrderUpdated; the ticket code is void from here on. */
export const recordRefund = (dependencies: ActivityDependencies, { orderId, paymentStatus }: RecordRefundInput) =>
  updateOrder(dependencies, orderId, `refund:${paymentStatus}`, (order) =>
    order.status === 'complete' && order.payment && order.payment.status !== 'refunded'
      ? { payment: { ...order.payment, status: paymentStatus }, ticketCode: null }
      : null,
  );

/** Writes one change and publishes OrderUpdated; `change` returns null when the order is past it. Key: changeId. */
async function updateOrder(
  { models, publish }: ActivityDependencies,
  orderId: string,
  changeId: string,
  change: (order: OrderDocument) => Partial<OrderDocument> | null,
): Promise<void> {
  for (;;) {
    const order = await models.orders.findById(orderId).lean<OrderDocument>();
    if (!order) return;
    const changes = order.changeId === changeId ? {} : change(order);
    if (!changes) return;
    const updated = order.changeId === changeId ? order : await commitVersion(models.orders, order, changeId, changes);
    if (!updated) continue;
    await publish(domainEvent('OrderUpdated', toOrderEventData(updated), updated.updatedAt.toISOString()));
    return;
  }
}
