import { ErrorType } from '../../shared/contracts/errors';
import { domainEvent } from '../../shared/contracts/events';
import type { TicketSnapshot } from '../../shared/contracts/tickets';
import { type OrderDocument, toOrderEventData } from '../../shared/infra/models/orders';
import { isDuplicateKey } from '../../shared/infra/mongo';
import type { ActivityDependencies } from '../dependencies';
import { permanentFailure } from '../failures';
import { freeSlot, takeSlot } from './order-slots';

export interface RecordOrderInput {
  orderId: string;
  buyerId: string;
  ticket: TicketSnapshot;
  /** RFC 3339. */
  expiresAt: string;
  maxOpenOrders: number;
}

/**
 * Records a reserved order, `awaiting-payment`, and publishes OrderCreated. Key: orderId. Undone by cancelOrder.
 * Throws, for good: TooManyOpenOrders, OrderClosed.
 */
export async function recordOrder({ models, publish }: ActivityDependencies, input: RecordOrderInput): Promise<void> {
  const { orderId, buyerId, ticket, expiresAt } = input;
  await takeSlot(models, input);
  const now = new Date();
  let order: OrderDocument = {
    _id: orderId,
    ticket,
    ticketId: ticket.id,
    sellerId: ticket.sellerId,
    buyerId,
    price: ticket.price,
    status: 'awaiting-payment',
    cancelReason: null,
    expiresAt: new Date(expiresAt),
    payment: null,
    ticketCode: null,
    version: 1,
    changeId: 'record',
    createdAt: now,
    updatedAt: now,
  };
  try {
    await models.orders.create([order]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    order = (await models.orders.findById(orderId).lean<OrderDocument>()) ?? order;
  }
  // The order was closed while this attempt slept, by a cancelOrder that found nothing: take it all back.
  if (order.version === 1 && (await models.tombstones.exists({ _id: orderId }))) {
    await models.orders.deleteOne({ _id: orderId, version: 1 });
    await freeSlot(models, orderId);
    throw permanentFailure(ErrorType.OrderClosed, `order ${orderId} was closed before it was recorded`);
  }
  if (order.version === 1)
    await publish(domainEvent('OrderCreated', toOrderEventData(order), order.createdAt.toISOString()));
}
