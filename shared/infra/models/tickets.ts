import { type Connection, Schema } from 'mongoose';
import {
  TICKET_STATUSES,
  type Ticket,
  type TicketDetails,
  type TicketSnapshot,
  type TicketStatus,
} from '../../contracts/tickets';
import { moneyFields, schemaOptions, type Versioned, versionedFields } from './versioned';

/** A listing. Only the owner of the ticket's lock writes it; `status` is a projection of the hold, for lists. */
export interface TicketDocument extends Versioned, Omit<TicketDetails, 'startsAt'> {
  sellerId: string;
  startsAt: Date | null;
  status: TicketStatus;
  /** Title, venue, city and category without case or accents: what a search looks through. */
  searchText: string;
}

const ticketSchema = new Schema<TicketDocument>(
  {
    ...versionedFields,
    sellerId: { type: String, required: true },
    title: { type: String, required: true },
    category: { type: String, required: true },
    price: { type: moneyFields, required: true },
    venue: { type: String, default: null },
    city: { type: String, default: null },
    startsAt: { type: Date, default: null },
    seat: { type: String, default: null },
    description: { type: String, default: null },
    status: { type: String, enum: TICKET_STATUSES, required: true },
    searchText: { type: String, required: true },
  },
  { ...schemaOptions, collection: 'tickets' },
);
ticketSchema.index({ category: 1, _id: -1 });
ticketSchema.index({ status: 1, _id: -1 });
ticketSchema.index({ sellerId: 1, _id: -1 });

/** Lower case without accents, as both the stored search text and the searched words are written. */
export const normalizeForSearch = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** The stored form of what a seller says of a ticket. */
export const ticketFields = (details: TicketDetails) => ({
  ...details,
  startsAt: details.startsAt ? new Date(details.startsAt) : null,
  searchText: normalizeForSearch(
    [details.title, details.venue, details.city, details.category].filter(Boolean).join(' '),
  ),
});

export const defineTicketModel = (connection: Connection) => connection.model<TicketDocument>('Ticket', ticketSchema);

const toDetails = (document: TicketDocument): TicketDetails => ({
  title: document.title,
  category: document.category,
  price: { amount: document.price.amount, currency: document.price.currency },
  venue: document.venue,
  city: document.city,
  startsAt: document.startsAt?.toISOString() ?? null,
  seat: document.seat,
  description: document.description,
});

export const toTicket = (document: TicketDocument): Ticket => ({
  id: document._id,
  ...toDetails(document),
  sellerId: document.sellerId,
  status: document.status,
  version: document.version,
  createdAt: document.createdAt.toISOString(),
  updatedAt: document.updatedAt.toISOString(),
});

export const toTicketSnapshot = (document: TicketDocument): TicketSnapshot => ({
  id: document._id,
  ...toDetails(document),
  sellerId: document.sellerId,
  version: document.version,
});
