import { ErrorType } from '../../shared/contracts/errors';
import type { Order } from '../../shared/contracts/orders';
import type { TicketSnapshot } from '../../shared/contracts/tickets';
import type { Models } from '../../shared/infra/models';
import { type OrderDocument, toOrder } from '../../shared/infra/models/orders';
import { commitVersion } from '../commit-version';
import type { ActivityDependencies } from '../dependencies';
import { permanentFailure } from '../failures';
import { insertOrFind } from '../insert-or-find';
import { orderEvents } from './change-order';
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
 * Records a reserved order, `awaiting-payment`, and publishes OrderCreated. Returns the order while it waits; one that is
 * over by then, run again after a reset, has a ticket code, which no history may keep. Key: orderId. Undone by cancelOrder.
 * Throws, for good: TooManyOpenOrders, OrderClosed.
 */
export async function recordOrder(
  { models, publish }: ActivityDependencies,
  input: RecordOrderInput,
): Promise<Order | null> {
  const { orderId } = input;
  // Version 0 first: it can be taken back without a trace, whereas version 1 may have been told by another attempt.
  // Neither is on its way any more when this attempt ends, so that cancelOrder finds both.
  const [draft, slot] = await Promise.allSettled([findOrDraft(models, input), takeSlot(models, input)]);
  if (slot.status === 'rejected') {
    await models.orders.deleteOne({ _id: orderId, version: 0 });
    throw slot.reason;
  }
  if (draft.status === 'rejected') throw draft.reason;
  // What an earlier attempt has recorded may have ended while this one took a place: it is read once more.
  let order = draft.value.version === 0 ? draft.value : await findOrDraft(models, input);
  for (; ; order = await findOrDraft(models, input)) {
    if (order.version === 0 && (await models.tombstones.exists({ _id: orderId }))) {
      await models.orders.deleteOne({ _id: orderId, version: 0 });
      await freeSlot(models, orderId);
      throw permanentFailure(ErrorType.OrderClosed, `order ${orderId} was closed before it was recorded`);
    }
    const recorded = order.version === 0 ? await commitVersion(models.orders, order, 'record', {}) : order;
    if (!recorded) continue;
    if (recorded.changeId === 'record') for (const event of orderEvents(recorded)) await publish(event);
    if (recorded.status === 'awaiting-payment') return toOrder(recorded);
    // This attempt woke up late, and took the place again.
    await freeSlot(models, orderId);
    return null;
  }
}

async function findOrDraft(models: Models, input: RecordOrderInput): Promise<OrderDocument> {
  const { orderId, buyerId, ticket, expiresAt } = input;
  const now = new Date();
  return insertOrFind<OrderDocument>(models.orders, {
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
    version: 0,
    changeId: 'draft',
    history: [],
    createdAt: now,
    updatedAt: now,
  });
}
