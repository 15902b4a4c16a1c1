import { type Connection, type Model, Schema } from 'mongoose';
import {
  TICKET_STATUSES,
  type Ticket,
  type TicketDetails,
  type TicketSnapshot,
  type TicketStatus,
} from '../../contracts/tickets';
import { foldText } from '../fold-text';
import { moneyFields, schemaOptions, type Versioned, versionedFields } from './versioned';

/** A listing. Only the owner of the ticket's lock writes it; `status` is a projection of the hold, for lists. */
export interface TicketDocument extends Versioned, Omit<TicketDetails, 'startsAt'> {
  sellerId: string;
  startsAt: Date | null;
  status: TicketStatus;
  /** Everything that a search looks through, folded. */
  searchText: string;
  /** The city, folded. */
  cityKey: string | null;
  /** `startsAt`, or the end of time: a ticket without a date sorts last. */
  dateKey: Date;
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
    pictureId: { type: String, default: null },
    status: { type: String, enum: TICKET_STATUSES, required: true },
    searchText: { type: String, required: true },
    cityKey: { type: String, default: null },
    dateKey: { type: Date, required: true },
  },
  { ...schemaOptions, collection: 'tickets' },
);
ticketSchema.index({ category: 1, _id: -1 });
ticketSchema.index({ status: 1, _id: -1 });
ticketSchema.index({ sellerId: 1, _id: -1 });
ticketSchema.index({ cityKey: 1, _id: -1 });
// The orders that the list can be sorted in, besides that of `_id`.
ticketSchema.index({ dateKey: 1, _id: -1 });
ticketSchema.index({ 'price.currency': 1, 'price.amount': 1, _id: -1 });
// Recovery looks at what has changed.
ticketSchema.index({ updatedAt: 1, _id: 1 });

const END_OF_TIME = new Date('9999-12-31T23:59:59.999Z');

type Said = Omit<TicketDetails, 'startsAt'> & Pick<TicketDocument, 'startsAt'>;

/** What lists filter and sort by, out of what a seller says. */
const ticketKeys = ({ title, venue, city, category, description, startsAt }: Said) => ({
  searchText: foldText([title, venue, city, category, description].filter(Boolean).join(' ')),
  cityKey: city === null ? null : foldText(city),
  dateKey: startsAt ?? END_OF_TIME,
});

/** The stored form of what a seller says of a ticket. */
export function ticketFields(details: TicketDetails) {
  // A workflow that began before there were pictures says nothing of one.
  const { startsAt, pictureId = null } = details;
  const said: Said = { ...details, pictureId, startsAt: startsAt ? new Date(startsAt) : null };
  return { ...said, ...ticketKeys(said) };
}

/** Gives their keys to tickets that were stored before there were any. They are no change of the ticket: no version. */
export async function addMissingTicketKeys(tickets: Model<TicketDocument>): Promise<void> {
  // An edit meanwhile has written its own.
  for await (const ticket of tickets.find({ dateKey: null }).lean<TicketDocument[]>().cursor())
    await tickets.updateOne({ _id: ticket._id, version: ticket.version }, { $set: ticketKeys(ticket) });
}

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
  // Absent in what was stored before there were pictures.
  pictureId: document.pictureId ?? null,
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
