import { type EventDomain, eventId } from '../../../shared/contracts/events';
import type { OrderEvent } from '../../../shared/contracts/http/orders';
import type { OrderDocument } from '../../../shared/infra/models/orders';
import type { PaymentDocument } from '../../../shared/infra/models/payments';
import type { Change, Versioned } from '../../../shared/infra/models/versioned';

type Meaning = Pick<OrderEvent, 'type' | 'change'>;

/** What the changes of an order and of its payment were told as; those that are not here tell a buyer nothing. */
const MEANINGS: Record<string, Meaning> = {
  record: { type: 'OrderCreated', change: 'reserved' },
  extend: { type: 'OrderUpdated', change: 'extended' },
  complete: { type: 'OrderCompleted', change: 'completed' },
  cancel: { type: 'OrderCancelled', change: 'cancelled' },
  'refund:refund-pending': { type: 'OrderUpdated', change: 'refund-asked' },
  'refund:refunded': { type: 'OrderUpdated', change: 'refunded' },
  captured: { type: 'PaymentCreated', change: 'paid' },
  failed: { type: 'PaymentFailed', change: 'payment-failed' },
  refunded: { type: 'PaymentRefunded', change: 'money-returned' },
};

/** The events of an order and of its payment, oldest first, from what both documents keep of their changes. */
export function orderStory(order: OrderDocument, payment: PaymentDocument | null): OrderEvent[] {
  const began = order.history || order.version === 1 ? [] : [{ version: 1, changeId: 'record', at: order.createdAt }];
  const ofOrder = [...began, ...changesOf(order)].flatMap((change) => {
    const event = toEvent('orders', order._id, change);
    if (event?.type !== 'OrderCancelled' || order.cancelReason !== 'expired') return event ?? [];
    // An expiry is two facts in one write: the window closed, and so the order is cancelled.
    const expired = toEvent('orders', order._id, { ...change, version: change.version - 1 });
    return expired ? [{ ...expired, type: 'OrderExpired' as const, change: 'expired' as const }, event] : [event];
  });
  const ofPayment = payment
    ? changesOf(payment).flatMap((change) => toEvent('payments', payment._id, change) ?? [])
    : [];
  return [...ofOrder, ...ofPayment].sort((one, other) => Date.parse(one.time) - Date.parse(other.time));
}

/** A document from before changes were kept tells its last one. */
const changesOf = ({ version, changeId, updatedAt, history }: Versioned): Change[] =>
  history ?? [{ version, changeId, at: updatedAt }];

function toEvent(domain: EventDomain, id: string, { version, changeId, at }: Change): OrderEvent | undefined {
  // An extension is named after its instant.
  const meaning = MEANINGS[changeId.startsWith('extend:') ? 'extend' : changeId];
  return meaning && { id: eventId(domain, id, version), ...meaning, time: at.toISOString() };
}
