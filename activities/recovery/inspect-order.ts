import type { Money } from '../../shared/contracts/money';
import { type OrderStatus, orderWorkflowId } from '../../shared/contracts/orders';
import type { PaymentStatus } from '../../shared/contracts/payments';
import type { HoldDocument } from '../../shared/infra/models/holds';
import type { OrderDocument } from '../../shared/infra/models/orders';
import type { PaymentDocument } from '../../shared/infra/models/payments';
import type { ActivityDependencies } from '../dependencies';
import { isSound } from './is-sound';

/** What the records say of an order that has lost its workflow. Optional members are missing from older histories. */
export interface OrderInspection {
  isWorkflowRunning: boolean;
  record: {
    status: OrderStatus;
    ticketId: string;
    buyerId: string;
    title: string;
    price: Money;
    createdAtMs: number;
    /** RFC 3339: when the event begins. */
    startsAt?: string | null;
    /** What the order itself says of its payment. */
    paymentStatus?: PaymentStatus | null;
  } | null;
  paymentIntentId: string | null;
  /** What the payment's own record says. */
  paymentStatus?: PaymentStatus | null;
  /** The ticket that this order still holds. */
  heldTicketId: string | null;
  /** The ticket that this order has bought. */
  soldTicketId?: string | null;
  /** It still takes one of its buyer's places for open orders. */
  hasPlace?: boolean;
  /** Whether these records agree, for a settled order. */
  isSound?: boolean;
}

/** Reads everything that recovery decides from. Reads only. */
export async function inspectOrder(
  { models, isWorkflowRunning }: ActivityDependencies,
  { orderId }: { orderId: string },
): Promise<OrderInspection> {
  const isRunning = await isWorkflowRunning(orderWorkflowId(orderId));
  // The lock before the order: a refund is recorded as begun before it takes the sale away, never after.
  const lock = await models.holds.findOne({ ownerId: orderId, kind: { $in: ['order', 'sale'] } }).lean<HoldDocument>();
  const [order, payment, place] = await Promise.all([
    models.orders.findById(orderId).lean<OrderDocument>(),
    models.payments.findOne({ orderId }).lean<PaymentDocument>(),
    models.orderSlots.exists({ orderId }),
  ]);
  const hasPlace = place !== null;
  return {
    isWorkflowRunning: isRunning,
    record: order && {
      status: order.status,
      ticketId: order.ticketId,
      buyerId: order.buyerId,
      title: order.ticket.title,
      price: { amount: order.price.amount, currency: order.price.currency },
      createdAtMs: order.createdAt.getTime(),
      startsAt: order.ticket.startsAt,
      paymentStatus: order.payment?.status ?? null,
    },
    paymentIntentId: payment?._id ?? null,
    paymentStatus: payment?.status ?? null,
    heldTicketId: lock?.kind === 'order' ? lock._id : null,
    soldTicketId: lock?.kind === 'sale' ? lock._id : null,
    hasPlace,
    isSound: isSound({ order, payment, isSold: lock?.kind === 'sale', hasPlace }),
  };
}
