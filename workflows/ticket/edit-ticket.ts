import type { EditTicketInput, Ticket } from '../../shared/contracts/tickets';
import { tickets } from '../activity-proxies';
import { rethrowPermanent } from '../failure';

/** Edits one ticket under its lock. Fails with the refusal's ErrorType and then has changed nothing. */
export const editTicketWorkflow = (input: EditTicketInput): Promise<Ticket> =>
  tickets.editTicket(input).catch(rethrowPermanent);
