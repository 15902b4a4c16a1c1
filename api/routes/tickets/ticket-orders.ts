import { z } from 'zod';
import type { TicketSort } from '../../../shared/contracts/http/list-tickets';
import type { TicketDocument } from '../../../shared/infra/models/tickets';
import { byId, type SortOrder } from '../../pagination';

const byDate = {
  path: 'dateKey',
  direction: 1,
  read: ({ dateKey }: TicketDocument) => dateKey,
  schema: z.iso.datetime().transform((time) => new Date(time)),
} as const;

const byCurrency = (direction: 1 | -1) => ({
  path: 'price.currency',
  direction,
  read: ({ price }: TicketDocument) => price.currency,
  schema: z.string(),
});

const byAmount = (direction: 1 | -1) => ({
  path: 'price.amount',
  direction,
  read: ({ price }: TicketDocument) => price.amount,
  schema: z.int(),
});

/** Each follows an index of the tickets, forwards or, in every key, backwards. */
export const TICKET_ORDERS: Record<TicketSort, SortOrder<TicketDocument>> = {
  newest: { name: 'tickets newest', keys: [byId(-1)] },
  date: { name: 'tickets date', keys: [byDate, byId(-1)] },
  price: { name: 'tickets price', keys: [byCurrency(1), byAmount(1), byId(-1)] },
  '-price': { name: 'tickets -price', keys: [byCurrency(-1), byAmount(-1), byId(1)] },
};
