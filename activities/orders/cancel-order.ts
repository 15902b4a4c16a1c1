import { type CloudEvent, domainEvent } from '../../shared/contracts/events';
import type { CancelReason } from '../../shared/contracts/orders';
import { type OrderDocument, toOrderEventData } from '../../shared/infra/models/orders';
import { commitVersion } from '../commit-version';
import type { ActivityDependencies } from '../dependencies';
import { buryOrder } from './bury-order';
import { freeSlot } from './order-slots';

export interface CancelOrderInput {
  orderId: string;
  cancelReason: CancelReason;
}

/**
 * Undoes recordOrder: `cancelled` with its reason, OrderCancelled (before it OrderExpired when the window ended), and
 * the buyer's place is free. Key: orderId. Tolerates an order that was never recorded, and leaves a settled one alone.
 */
export async function cancelOrder({ models, publish }: ActivityDependencies, input: CancelOrderInput): Promise<void> {
  const { orderId, cancelReason } = input;
  await buryOrder(models, orderId);
  for (;;) {
    const order = await models.orders.findById(orderId).lean<OrderDocument>();
    if (order?.status === 'awaiting-payment') {
      // The attempt that recorded or extended it may have died before it told anybody.
      await publish(lastEvent(order));
      const steps = cancelReason === 'expired' ? 2 : 1;
      const cancelled = await commitVersion(
        models.orders,
        order,
        'cancel',
        { status: 'cancelled', cancelReason },
        { steps },
      );
      if (!cancelled) continue;
      await publishCancelled(cancelled);
    } else if (order?.changeId === 'cancel') {
      await publishCancelled(order);
    }
    await freeSlot(models, orderId);
    return;
  }

  async function publishCancelled(order: OrderDocument): Promise<void> {
    const data = toOrderEventData(order);
    const time = order.updatedAt.toISOString();
    // An expiry is two facts in one write: the window closed, and so the order is cancelled.
    if (order.cancelReason === 'expired')
      await publish(domainEvent('OrderExpired', { ...data, version: order.version - 1 }, time));
    await publish(domainEvent('OrderCancelled', data, time));
  }
}

function lastEvent(order: OrderDocument): CloudEvent {
  const type = order.changeId === 'record' ? 'OrderCreated' : 'OrderUpdated';
  return domainEvent(type, toOrderEventData(order), order.updatedAt.toISOString());
}
