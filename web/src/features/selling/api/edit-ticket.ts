import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { ticketETag } from '../../../../../shared/contracts/http/entity-tags';
import type { Ticket, TicketDetails } from '../../../../../shared/contracts/tickets';
import { api } from '../../../shared/api/api';

interface EditTicketInput {
  ticket: Ticket;
  details: TicketDetails;
}

/** Replaces what is said of a ticket; refused (412) when it has changed since it was read. */
export const editTicket = ({ ticket, details }: EditTicketInput) =>
  bodyOf(
    api.PUT('/api/tickets/{id}', {
      body: details,
      params: { path: { id: ticket.id }, header: { 'If-Match': ticketETag(ticket) } },
    }),
  );
