import { Router } from 'express';
import type { ApiContext } from '../../context';
import { createTicket } from './create-ticket';
import { editTicket } from './edit-ticket';
import { getTicket } from './get-ticket';
import { listTickets } from './list-tickets';

export const ticketRoutes = (context: ApiContext): Router =>
  Router()
    .get('/', listTickets(context))
    .post('/', createTicket(context))
    .get('/:id', getTicket(context))
    .put('/:id', editTicket(context));
