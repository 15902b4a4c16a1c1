import type { Money } from '../../shared/contracts/money';
import { type OrderStatus, orderWorkflowId } from '../../shared/contracts/orders';
import type { HoldDocument } from '../../shared/infra/models/holds';
import type { OrderDocument } from '../../shared/infra/models/orders';
import type { ActivityDependencies } from '../dependencies';

/** What the records say of an order that has lost its workflow. */
export interface OrderInspection {
  isWorkflowRunning: boolean;
  record: {
    status: OrderStatus;
    ticketId: string;
    buyerId: string;
    title: string;
    price: Money;
    createdAtMs: number;
  } | null;
  paymentIntentId: string | null;
  /** The ticket that this order still holds. */
  heldTicketId: string | null;
}

/** Reads everything that recovery decides from. Reads only. */
export async function inspectOrder(
  { models, isWorkflowRunning }: ActivityDependencies,
  { orderId }: { orderId: string },
): Promise<OrderInspection> {
  const [isRunning, order, payment, hold] = await Promise.all([
    isWorkflowRunning(orderWorkflowId(orderId)),
    models.orders.findById(orderId).lean<OrderDocument>(),
    models.payments.findOne({ orderId }, { _id: 1 }).lean<{ _id: string }>(),
    models.holds.findOne({ ownerId: orderId, kind: 'order' }).lean<HoldDocument>(),
  ]);
  return {
    isWorkflowRunning: isRunning,
    record: order && {
      status: order.status,
      ticketId: order.ticketId,
      buyerId: order.buyerId,
      title: order.ticket.title,
      price: { amount: order.price.amount, currency: order.price.currency },
      createdAtMs: order.createdAt.getTime(),
    },
    paymentIntentId: payment?._id ?? null,
    heldTicketId: hold?._id ?? null,
  };
}
