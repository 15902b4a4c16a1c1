import type { CancelReason } from '../../shared/contracts/orders';
import { bury } from '../bury';
import type { ActivityDependencies } from '../dependencies';
import { changeOrder } from './change-order';
import { freeSlot } from './order-slots';

export interface CancelOrderInput {
  orderId: string;
  cancelReason: CancelReason;
}

/**
 * Undoes recordOrder: `cancelled` with its reason, OrderCancelled (before it OrderExpired when the window ended), and
 * the buyer's place is free. Key: orderId. Tolerates an order that was never recorded, and leaves a settled one alone.
 */
export async function cancelOrder(dependencies: ActivityDependencies, input: CancelOrderInput): Promise<void> {
  const { models } = dependencies;
  const { orderId, cancelReason } = input;
  await bury(models, orderId);
  // A draft was never told of: it leaves no trace. The attempt that wrote it finds it gone, or records it before this.
  await models.orders.deleteOne({ _id: orderId, version: 0 });
  await changeOrder(dependencies, {
    orderId,
    changeId: 'cancel',
    steps: cancelReason === 'expired' ? 2 : 1,
    change: ({ status, version }) =>
      status === 'awaiting-payment' && version > 0 ? { status: 'cancelled', cancelReason } : null,
  });
  await freeSlot(models, orderId);
}
