import { EVENT_DOMAINS } from '../../shared/contracts/events';
import type { OrderDocument } from '../../shared/infra/models/orders';
import type { LedgerLine } from '../stripe';
import type { Snapshot } from './snapshot';

/** The eight invariants of the design, each as a function that lists what breaks it. */
export interface Violation {
  invariant: number;
  message: string;
}

export const INVARIANTS: Record<number, { title: string; find: (snapshot: Snapshot) => string[] }> = {
  1: { title: 'At most one unrefunded sale per ticket, at most one hold at a time', find: doubleSales },
  2: {
    title: 'At most one net charge per order; the ledger equals completed orders minus refunds',
    find: wrongCharges,
  },
  3: { title: 'Every captured payment ends in a sold ticket or one full refund', find: moneyWithoutTicket },
  4: { title: 'No ticket is sold without a captured payment', find: ticketsWithoutMoney },
  5: { title: 'Every committed change is published, in version order, without a gap', find: lostEvents },
  6: { title: 'No hold ends early, and none outlives its order', find: wrongHolds },
  7: { title: 'What was acknowledged survives', find: lostPromises },
  8: { title: 'Every order reaches a settlement', find: unsettledOrders },
};

/** What breaks the invariants, once faults have healed and orders had time to settle. Empty when nothing does. */
export const findViolations = (snapshot: Snapshot): Violation[] =>
  Object.entries(INVARIANTS).flatMap(([number, { find }]) =>
    find(snapshot).map((message) => ({ invariant: Number(number), message })),
  );

const isSale = ({ status, payment }: OrderDocument): boolean => status === 'complete' && payment?.status !== 'refunded';

function doubleSales({ orders, holds }: Snapshot): string[] {
  const sales = new Map<string, string[]>();
  for (const order of orders.filter(isSale))
    sales.set(order.ticketId, [...(sales.get(order.ticketId) ?? []), order._id]);
  const double = [...sales].filter(([, owners]) => owners.length > 1);
  const foreign = holds.filter(
    ({ _id, kind, ownerId }) => kind !== 'sale' && (sales.get(_id) ?? []).some((owner) => owner !== ownerId),
  );
  return [
    ...double.map(([ticketId, owners]) => `ticket ${ticketId} is sold to ${owners.join(' and ')}`),
    ...foreign.map(({ _id, ownerId }) => `ticket ${_id} is sold, and held by ${ownerId}`),
  ];
}

function wrongCharges({ orders, ledger }: Snapshot): string[] {
  const byOrder = new Map<string, LedgerLine[]>();
  for (const line of ledger) {
    const orderId = line.metadata.orderId ?? 'no order';
    byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), line]);
  }
  const found: string[] = [];
  for (const [orderId, lines] of byOrder) {
    const order = orders.find(({ _id }) => _id === orderId);
    const net = lines.reduce((sum, { netMinor }) => sum + netMinor, 0);
    const expected = order && isSale(order) ? order.price.amount : 0;
    if (net !== expected) found.push(`order ${orderId} should have cost ${expected} net and did cost ${net}`);
    const captures = lines.reduce((sum, line) => sum + line.captures, 0);
    if (captures > 1) found.push(`order ${orderId} was charged ${captures} times`);
    const kept = lines.reduce((sum, { authorizedMinor }) => sum + authorizedMinor, 0);
    if (kept > 0 && order?.status !== 'awaiting-payment')
      found.push(`order ${orderId} is settled, and ${kept} are still authorized`);
  }
  return found;
}

function moneyWithoutTicket({ ledger, orders, holds }: Snapshot): string[] {
  return ledger
    .filter(({ capturedMinor, netMinor }) => capturedMinor > 0 && netMinor > 0)
    .flatMap(({ paymentIntent, metadata, netMinor }) => {
      const order = orders.find(({ _id }) => _id === metadata.orderId);
      const sale =
        order &&
        holds.find(({ _id, ownerId, kind }) => _id === order.ticketId && ownerId === order._id && kind === 'sale');
      if (order?.status === 'complete' && sale) return [];
      return [`${paymentIntent} took ${netMinor} for order ${metadata.orderId}, which has no ticket`];
    });
}

function ticketsWithoutMoney({ holds, tickets, ledger, orders }: Snapshot): string[] {
  const paid = new Set(ledger.filter(({ netMinor }) => netMinor > 0).map(({ metadata }) => metadata.orderId));
  const sales = holds.filter(({ kind }) => kind === 'sale');
  const sold = new Set(sales.map(({ _id }) => _id));
  // Refunded after the event had begun: sold for good, without a sale.
  const refunded = new Set(
    orders.filter(({ payment }) => payment?.status === 'refunded').map(({ ticketId }) => ticketId),
  );
  return [
    ...sales
      .filter(({ ownerId }) => !paid.has(ownerId))
      .map(({ _id, ownerId }) => `ticket ${_id} is sold to ${ownerId}, who has not paid`),
    ...tickets
      .filter(({ _id, status }) => status === 'sold' && !sold.has(_id) && !refunded.has(_id))
      .map(({ _id }) => `ticket ${_id} says sold, and nobody bought it`),
  ];
}

function lostEvents({ events, tickets, orders, payments }: Snapshot): string[] {
  const found: string[] = [];
  const seen = new Map<string, number>();
  for (const { type, subject, data } of events) {
    const key = `${EVENT_DOMAINS[type]} ${subject}`;
    const last = seen.get(key) ?? 0;
    // An older version again is a repetition, which consumers drop.
    if (data.version > last + 1) found.push(`${key} went from version ${last} to ${data.version}`);
    seen.set(key, Math.max(last, data.version));
  }
  const documents = { tickets, orders, payments };
  for (const [domain, list] of Object.entries(documents))
    for (const { _id, version } of list) {
      const told = seen.get(`${domain} ${_id}`) ?? 0;
      if (told !== version) found.push(`${domain} ${_id} is at version ${version}, and version ${told} was published`);
    }
  return found;
}

function wrongHolds({ holds, tickets, orders, slots, payments }: Snapshot): string[] {
  const found: string[] = [];
  const waiting = new Set(orders.filter(({ status }) => status === 'awaiting-payment').map(({ _id }) => _id));
  for (const { _id, kind, ownerId } of holds) {
    if (kind === 'order' && !waiting.has(ownerId))
      found.push(`ticket ${_id} is held by ${ownerId}, which does not wait`);
    if (kind === 'edit') found.push(`ticket ${_id} is locked by the edit ${ownerId}`);
  }
  // An order that was refused after it had been recorded never came to prepare a payment, and may end at once.
  const reserved = new Set(payments.map(({ orderId }) => orderId));
  for (const { _id, cancelReason, updatedAt, expiresAt } of orders)
    if (cancelReason === 'expired' && updatedAt < expiresAt && reserved.has(_id))
      found.push(`order ${_id} expired at ${updatedAt.toISOString()}, before ${expiresAt.toISOString()}`);
  for (const { _id, status } of tickets) {
    const lock = holds.find((hold) => hold._id === _id);
    if (status === 'held' && lock?.kind !== 'order') found.push(`ticket ${_id} says held, and nobody holds it`);
    if (status === 'available' && lock && lock.kind !== 'edit')
      found.push(`ticket ${_id} says available, and is taken`);
  }
  for (const { _id, orderId } of slots)
    if (!waiting.has(orderId)) found.push(`slot ${_id} is kept by ${orderId}, which does not wait`);
  return found;
}

function lostPromises({ acknowledged, orders }: Snapshot): string[] {
  return acknowledged.flatMap(({ orderId, fact }) => {
    const order = orders.find(({ _id }) => _id === orderId);
    if (!order) return [`order ${orderId} was ${fact}, and is not there`];
    if (fact === 'paid' && order.status !== 'complete') return [`order ${orderId} was paid, and is ${order.status}`];
    if (fact === 'cancelled' && order.status !== 'cancelled')
      return [`order ${orderId} was cancelled, and is ${order.status}`];
    if (fact === 'refunded' && order.payment?.status !== 'refunded')
      return [`order ${orderId} was refunded, and its payment is ${order.payment?.status}`];
    return [];
  });
}

function unsettledOrders({ orders, runningOrderIds, nowMs }: Snapshot): string[] {
  const running = new Set(runningOrderIds);
  return orders.flatMap(({ _id, status, expiresAt }) => {
    const isOpen = status === 'awaiting-payment';
    if (isOpen && expiresAt.getTime() < nowMs) return [`order ${_id} still waits, past its deadline`];
    if (isOpen && !running.has(_id)) return [`order ${_id} waits, and no workflow minds it`];
    if (!isOpen && running.has(_id)) return [`order ${_id} is ${status}, and its workflow is still open`];
    return [];
  });
}
