import { type CloudEvent, domainEvent } from '../../shared/contracts/events';
import type { HoldDocument } from '../../shared/infra/models/holds';
import { type OrderDocument, toOrderEventData } from '../../shared/infra/models/orders';
import { type TicketDocument, toTicket } from '../../shared/infra/models/tickets';
import type { LedgerLine } from '../stripe';
import { findViolations } from './invariants';
import type { Snapshot } from './snapshot';

const AT = new Date('2030-01-01T00:00:00Z');
const DEADLINE = new Date('2030-01-01T00:15:00Z');
const versioned = { changeId: 'x', createdAt: AT, updatedAt: AT };
const price = { amount: 4500, currency: 'usd' as const };

const ticket = (id: string, status: TicketDocument['status'], version: number): TicketDocument => ({
  _id: id,
  ...versioned,
  version,
  sellerId: 's1',
  title: 'A concert',
  category: 'concert',
  price,
  venue: null,
  city: null,
  startsAt: null,
  seat: null,
  description: null,
  pictureId: null,
  status,
  searchText: 'a concert',
  cityKey: null,
  dateKey: AT,
});

const order = (id: string, ticketId: string, changes: Partial<OrderDocument>): OrderDocument => ({
  _id: id,
  ...versioned,
  version: 2,
  ticket: { ...toTicket(ticket(ticketId, 'held', 2)) },
  ticketId,
  sellerId: 's1',
  buyerId: 'b1',
  price,
  status: 'complete',
  cancelReason: null,
  expiresAt: DEADLINE,
  payment: { id: `pi_${id}`, ...price, status: 'captured', createdAt: AT.toISOString() },
  ticketCode: 'code',
  ...changes,
});

const hold = (ticketId: string, kind: HoldDocument['kind'], ownerId: string): HoldDocument => ({
  _id: ticketId,
  kind,
  ownerId,
  buyerId: 'b1',
  expiresAt: null,
  paymentIntentId: null,
  createdAt: AT,
});

const line = (orderId: string, changes: Partial<LedgerLine> = {}): LedgerLine => ({
  paymentIntent: `pi_${orderId}`,
  metadata: { orderId },
  status: 'succeeded',
  currency: 'usd',
  authorizedMinor: 0,
  capturedMinor: 4500,
  refundedMinor: 0,
  netMinor: 4500,
  captures: 1,
  ...changes,
});

const told = (documents: { tickets: TicketDocument[]; orders: OrderDocument[] }): CloudEvent[] => [
  ...documents.tickets.flatMap((document) =>
    upTo(document.version, (version) =>
      domainEvent('TicketUpdated', { ...toTicket(document), version }, AT.toISOString()),
    ),
  ),
  ...documents.orders.flatMap((document) =>
    upTo(document.version, (version) =>
      domainEvent('OrderUpdated', { ...toOrderEventData(document), version }, AT.toISOString()),
    ),
  ),
];
const upTo = <T>(count: number, make: (version: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n + 1));

/** o1 bought t1; o2 let t2 expire; o3 waits for t3. Nothing is wrong. */
function soundSnapshot(): Snapshot {
  const tickets = [ticket('t1', 'sold', 3), ticket('t2', 'available', 3), ticket('t3', 'held', 2)];
  const orders = [
    order('o1', 't1', {}),
    order('o2', 't2', {
      status: 'cancelled',
      cancelReason: 'expired',
      payment: null,
      ticketCode: null,
      version: 3,
      updatedAt: DEADLINE,
    }),
    order('o3', 't3', { status: 'awaiting-payment', payment: null, ticketCode: null, version: 1 }),
  ];
  return {
    nowMs: AT.getTime(),
    tickets,
    orders,
    payments: [],
    holds: [hold('t1', 'sale', 'o1'), hold('t3', 'order', 'o3')],
    slots: [{ _id: 'b1:0', orderId: 'o3' }],
    events: told({ tickets, orders }),
    ledger: [line('o1'), line('o2', { status: 'canceled', capturedMinor: 0, netMinor: 0, captures: 0 })],
    runningOrderIds: ['o3'],
    acknowledged: [
      { orderId: 'o1', fact: 'paid' },
      { orderId: 'o3', fact: 'reserved' },
    ],
  };
}

const payment = {
  _id: 'pi_o2',
  ...versioned,
  orderId: 'o2',
  buyerId: 'b1',
  ...price,
  status: 'cancelled' as const,
  version: 0,
};

it('finds nothing wrong in a sound marketplace', () => {
  expect(findViolations(soundSnapshot())).toEqual([]);
});

it.each<[number, string, (sound: Snapshot) => Partial<Snapshot>]>([
  [1, 'a ticket that is sold twice', ({ orders }) => ({ orders: [...orders, order('o4', 't1', { _id: 'o4' })] })],
  [
    1,
    'a sold ticket that another order holds',
    ({ holds }) => ({ holds: [hold('t1', 'order', 'o3'), ...holds.slice(1)] }),
  ],
  [2, 'a second charge', () => ({ ledger: [line('o1', { captures: 2, netMinor: 9000 })] })],
  [2, 'a completed order that cost nothing', () => ({ ledger: [line('o1', { netMinor: 0 })] })],
  [
    2,
    'an authorization left on a cancelled order',
    () => ({ ledger: [line('o1'), line('o2', { authorizedMinor: 4500, netMinor: 0 })] }),
  ],
  [3, 'a payment that bought nothing', ({ ledger }) => ({ ledger: [...ledger, line('o2')] })],
  [3, 'a payment whose ticket is not marked as its sale', ({ holds }) => ({ holds: holds.slice(1) })],
  [4, 'a sale without a payment', ({ ledger }) => ({ ledger: ledger.slice(1) })],
  [4, 'a ticket that says sold without a sale', ({ tickets }) => ({ tickets: [...tickets, ticket('t9', 'sold', 0)] })],
  [5, 'an event that was never published', ({ events }) => ({ events: events.slice(0, -1) })],
  [5, 'events out of order', ({ events }) => ({ events: [...events].reverse() })],
  [6, 'a hold that outlives its order', ({ holds }) => ({ holds: [...holds, hold('t2', 'order', 'o2')] })],
  [6, 'an edit lock that nobody freed', ({ holds }) => ({ holds: [...holds, hold('t2', 'edit', 'c1')] })],
  [6, 'a ticket that says held and is not', ({ tickets }) => ({ tickets: [...tickets, ticket('t9', 'held', 0)] })],
  [6, 'a slot that a settled order kept', ({ slots }) => ({ slots: [...slots, { _id: 'b1:1', orderId: 'o2' }] })],
  [
    6,
    'an order that expired early',
    ({ orders }) => ({
      orders: orders.map((each) => (each._id === 'o2' ? { ...each, updatedAt: AT } : each)),
      payments: [payment],
    }),
  ],
  [7, 'a paid order that is not complete', () => ({ acknowledged: [{ orderId: 'o2', fact: 'paid' }] })],
  [7, 'a reserved order that is gone', () => ({ acknowledged: [{ orderId: 'o9', fact: 'reserved' }] })],
  [7, 'a cancelled order that completed', () => ({ acknowledged: [{ orderId: 'o1', fact: 'cancelled' }] })],
  [8, 'an order past its deadline that still waits', () => ({ nowMs: DEADLINE.getTime() + 1 })],
  [8, 'a waiting order without a workflow', () => ({ runningOrderIds: [] })],
  [8, 'a settled order whose workflow never ended', () => ({ runningOrderIds: ['o1', 'o3'] })],
])('finds a planted violation of invariant %i: %s', (invariant, _what, plant) => {
  const sound = soundSnapshot();
  const found = findViolations({ ...sound, ...plant(sound) });
  expect(found.map((violation) => violation.invariant)).toContain(invariant);
});
