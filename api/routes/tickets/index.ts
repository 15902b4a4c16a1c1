import type { Router } from 'express';
import type { ApiContext } from '../../context';
import { compress } from '../../middleware/compress';
import { serve } from '../../openapi/operation';
import { ticketOperations } from '../../openapi/tickets';
import { createTicket } from './create-ticket';
import { editTicket } from './edit-ticket';
import { getTicket } from './get-ticket';
import { listTickets } from './list-tickets';

export const ticketRoutes = (context: ApiContext): Router =>
  serve(ticketOperations, {
    listTickets: [compress, listTickets(context)],
    createTicket: createTicket(context),
    getTicket: getTicket(context),
    editTicket: editTicket(context),
  });
