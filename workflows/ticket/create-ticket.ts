import type { CreateTicketInput, Ticket } from '../../shared/contracts/tickets';
import { tickets } from '../activity-proxies';

/** Lists one ticket and publishes it; Temporal retries until both are done. */
export const createTicketWorkflow = (input: CreateTicketInput): Promise<Ticket> => tickets.createTicket(input);
