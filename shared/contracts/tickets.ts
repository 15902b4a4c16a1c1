import type { Money } from './money';

/** The tickets domain: listings, the holds on them and their sales. */

export const TICKETS_TASK_QUEUE = 'tickets';

export const TICKET_STATUSES = ['available', 'held', 'sold'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** Categories that the storefront offers. The API accepts any short word. */
export const TICKET_CATEGORIES = ['concert', 'sport', 'theatre', 'comedy', 'festival', 'exhibition', 'other'] as const;

/** What a seller says of a ticket. Absent optional members are `null`, so that PUT can replace them. */
export interface TicketDetails {
  title: string;
  category: string;
  price: Money;
  venue: string | null;
  city: string | null;
  /** RFC 3339, UTC. */
  startsAt: string | null;
  seat: string | null;
  description: string | null;
  /** An uploaded picture; without one, the storefront draws one. */
  pictureId: string | null;
}

/** A ticket as everybody sees it: it never names its buyer. `version` counts every change without a gap. */
export interface Ticket extends TicketDetails {
  id: string;
  sellerId: string;
  status: TicketStatus;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** The ticket as it was when the order took its hold. */
export type TicketSnapshot = TicketDetails & { id: string; sellerId: string; version: number };

export const CREATE_TICKET_WORKFLOW = 'createTicketWorkflow';
export const EDIT_TICKET_WORKFLOW = 'editTicketWorkflow';

export const createTicketWorkflowId = (ticketId: string): string => `create-ticket-${ticketId}`;
export const editTicketWorkflowId = (ticketId: string, changeId: string): string =>
  `edit-ticket-${ticketId}-${changeId}`;

export interface CreateTicketInput {
  ticketId: string;
  sellerId: string;
  details: TicketDetails;
}

export interface EditTicketInput {
  ticketId: string;
  sellerId: string;
  /** Owns the ticket's lock while the edit is written; names the change. */
  changeId: string;
  details: TicketDetails;
  /** When given, the edit is refused (`VersionMismatch`) unless the ticket is at one of these versions. */
  expectedVersions?: number[];
}
