import type { CreateTicketInput, Ticket, TicketDetails } from '../../shared/contracts/tickets';
import type { Models } from '../../shared/infra/models';
import type { OrderDocument } from '../../shared/infra/models/orders';
import { type TicketDocument, ticketFields, toTicketSnapshot } from '../../shared/infra/models/tickets';
import { newId } from '../new-id';
import type { Answer } from './fake-temporal';

export const DETAILS: TicketDetails = {
  title: 'Mahler 2',
  category: 'concert',
  price: { amount: 4500, currency: 'usd' },
  venue: 'Konzerthaus',
  city: 'Wien',
  startsAt: '2999-05-01T19:30:00.000Z',
  seat: null,
  description: null,
  pictureId: null,
};

/** What the workflow that lists a ticket answers. */
export const listTicket: Answer = ({ input }): Ticket => {
  const { ticketId, sellerId, details } = input as CreateTicketInput;
  const now = new Date().toISOString();
  return { id: ticketId, ...details, sellerId, status: 'available', version: 1, createdAt: now, updatedAt: now };
};

/** Stores a ticket, as its workflow would have. */
export async function storeTicket(
  { tickets }: Models,
  overrides: Partial<TicketDetails & { sellerId: string; status: TicketDocument['status'] }> = {},
): Promise<TicketDocument> {
  const { sellerId = newId(), status = 'available', ...details } = overrides;
  const now = new Date();
  const ticket: TicketDocument = {
    _id: newId(),
    version: 1,
    changeId: newId(),
    createdAt: now,
    updatedAt: now,
    sellerId,
    status,
    ...ticketFields({ ...DETAILS, ...details }),
  };
  await tickets.create([ticket]);
  return ticket;
}

/** Stores an order for the ticket, as its workflow would have. */
export async function storeOrder(
  { orders }: Models,
  ticket: TicketDocument,
  overrides: Partial<OrderDocument> & Pick<OrderDocument, 'buyerId'>,
): Promise<OrderDocument> {
  const now = new Date();
  const order: OrderDocument = {
    _id: newId(),
    version: 1,
    changeId: newId(),
    createdAt: now,
    updatedAt: now,
    ticket: toTicketSnapshot(ticket),
    ticketId: ticket._id,
    sellerId: ticket.sellerId,
    price: ticket.price,
    status: 'awaiting-payment',
    cancelReason: null,
    expiresAt: new Date(now.getTime() + 900_000),
    payment: null,
    ticketCode: null,
    ...overrides,
  };
  await orders.create([order]);
  return order;
}

/** Stores the lock of an order on its ticket. */
export async function storeHold(
  { holds }: Models,
  order: Pick<OrderDocument, '_id' | 'ticketId' | 'buyerId'>,
  kind: 'order' | 'sale' = 'order',
): Promise<void> {
  const { _id: ownerId, ticketId, buyerId } = order;
  await holds.create([
    { _id: ticketId, kind, ownerId, buyerId, expiresAt: null, paymentIntentId: null, createdAt: new Date() },
  ]);
}
