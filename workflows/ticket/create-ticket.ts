import type { CreateTicketInput, Ticket } from '../../shared/contracts/tickets';
import { tickets } from '../activity-proxies';
import { rethrowPermanent } from '../failure';

/** Lists one ticket and publishes it; Temporal retries until both are done. Fails with the refusal's ErrorType. */
export const createTicketWorkflow = (input: CreateTicketInput): Promise<Ticket> =>
  tickets.createTicket(input).catch(rethrowPermanent);
