import { z } from 'zod';
import { ifMatchHeaderSchema } from '../../shared/contracts/http/entity-tags';
import { idSchema } from '../../shared/contracts/http/ids';
import { listTicketsQuerySchema } from '../../shared/contracts/http/list-tickets';
import { ticketDetailsSchema, ticketPageSchema, ticketSchema } from '../../shared/contracts/http/tickets';
import { NEW_TICKET, TICKET } from './examples';
import type { Operations } from './operation';
import { READ } from './read';

const params = z.object({ id: idSchema.describe('The id of a ticket.') });

export const ticketOperations = {
  listTickets: {
    method: 'get',
    path: '/api/tickets',
    summary: 'Find tickets',
    description:
      'Listings page by page, filtered and sorted. What is listed meanwhile neither repeats nor hides an item while you turn pages. Needs no account.',
    user: 'ignored',
    ...READ.operation,
    query: listTicketsQuerySchema,
    answers: {
      200: {
        description: 'One page of tickets.',
        schema: ticketPageSchema,
        headers: ['ETag'],
        example: { items: [TICKET], nextCursor: null },
      },
      ...READ.answers,
    },
  },
  createTicket: {
    method: 'post',
    path: '/api/tickets',
    summary: 'List a ticket for sale',
    description: 'The signed-in user becomes its seller. It can be bought at once.',
    user: 'required',
    idempotent: true,
    body: ticketDetailsSchema,
    bodyExample: NEW_TICKET,
    answers: {
      201: {
        description: 'The ticket is on sale.',
        schema: ticketSchema,
        headers: ['Location', 'ETag'],
        example: TICKET,
      },
    },
    problems: ['picture-not-found'],
  },
  getTicket: {
    method: 'get',
    path: '/api/tickets/{id}',
    summary: 'Read one ticket',
    description: 'What a buyer sees. It never says who holds or bought it.',
    user: 'ignored',
    ...READ.operation,
    params,
    answers: {
      200: { description: 'The ticket.', schema: ticketSchema, headers: ['ETag'], example: TICKET },
      ...READ.answers,
    },
    problems: ['ticket-not-found'],
  },
  editTicket: {
    method: 'put',
    path: '/api/tickets/{id}',
    summary: 'Replace what the seller says of a ticket',
    description:
      'Replaces every detail: what is left out becomes null. Refused while the ticket is held or sold. With `If-Match`, also when the ticket is no longer what you read: another edit, a hold and its release each make a new version.',
    user: 'required',
    headers: ifMatchHeaderSchema,
    params,
    body: ticketDetailsSchema,
    bodyExample: { ...NEW_TICKET, price: { amount: 4000, currency: 'usd' } },
    answers: {
      200: {
        description: 'The ticket as it is now.',
        schema: ticketSchema,
        headers: ['ETag'],
        example: { ...TICKET, price: { amount: 4000, currency: 'usd' }, version: 2 },
      },
    },
    problems: [
      'ticket-not-found',
      'picture-not-found',
      'not-the-seller',
      'ticket-held',
      'ticket-sold',
      'version-mismatch',
      'ticket-busy',
    ],
  },
} as const satisfies Operations;
