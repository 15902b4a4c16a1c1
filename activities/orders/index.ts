import type { ActivityDependencies } from '../dependencies';
import { type CancelOrderInput, cancelOrder } from './cancel-order';
import { type CompleteOrderInput, completeOrder } from './complete-order';
import { type RecordOrderInput, recordOrder } from './record-order';
import { type ExtendOrderInput, extendOrder, type RecordRefundInput, recordRefund } from './update-order';

/** The activities of the orders domain, on task queue `orders`. */
export const createOrderActivities = (dependencies: ActivityDependencies) => ({
  recordOrder: (input: RecordOrderInput) => recordOrder(dependencies, input),
  extendOrder: (input: ExtendOrderInput) => extendOrder(dependencies, input),
  completeOrder: (input: CompleteOrderInput) => completeOrder(dependencies, input),
  cancelOrder: (input: CancelOrderInput) => cancelOrder(dependencies, input),
  recordRefund: (input: RecordRefundInput) => recordRefund(dependencies, input),
});

export type OrderActivities = ReturnType<typeof createOrderActivities>;
