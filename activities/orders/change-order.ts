import { type CloudEvent, domainEvent } from '../../shared/contracts/events';
import { type OrderDocument, toOrderEventData } from '../../shared/infra/models/orders';
import { commitVersion } from '../commit-version';
import type { ActivityDependencies } from '../dependencies';

type Changes = Partial<Omit<OrderDocument, '_id' | 'version' | 'changeId' | 'createdAt' | 'updatedAt'>>;

export interface OrderChange {
  orderId: string;
  changeId: string;
  /** What to write, or null when the order is past this change. */
  change: (order: OrderDocument) => Changes | null;
  /** How many versions the change is: an expiry is two facts in one write. */
  steps?: number;
}

/**
 * Writes one change of an order's record and publishes it. Key: changeId. Returns the order as it is then; null when
 * there is none. An order has no lock: whoever writes next first makes sure that the version before has been told.
 */
export async function changeOrder(
  { models, publish }: ActivityDependencies,
  { orderId, changeId, change, steps }: OrderChange,
): Promise<OrderDocument | null> {
  for (;;) {
    const order = await models.orders.findById(orderId).lean<OrderDocument>();
    if (!order) return null;
    const isMade = order.changeId === changeId;
    const changes = isMade ? null : change(order);
    if (!isMade && !changes) return order;
    for (const event of orderEvents(order)) await publish(event);
    if (!changes) return order;
    const changed = await commitVersion(models.orders, order, changeId, changes, { steps });
    if (!changed) continue;
    for (const event of orderEvents(changed)) await publish(event);
    return changed;
  }
}

/** What the order's last change tells the world, in order. A draft tells nothing. */
export function orderEvents(order: OrderDocument): CloudEvent[] {
  const data = toOrderEventData(order);
  const time = order.updatedAt.toISOString();
  switch (order.changeId) {
    case 'draft':
      return [];
    case 'record':
      return [domainEvent('OrderCreated', data, time)];
    case 'complete':
      return [domainEvent('OrderCompleted', data, time)];
    case 'cancel': {
      const cancelled = domainEvent('OrderCancelled', data, time);
      // An expiry is two facts in one write: the window closed, and so the order is cancelled.
      return order.cancelReason === 'expired'
        ? [domainEvent('OrderExpired', { ...data, version: order.version - 1 }, time), cancelled]
        : [cancelled];
    }
    default:
      return [domainEvent('OrderUpdated', data, time)];
  }
}
