import { z } from 'zod';
import { TICKET_STATUSES, type Ticket, type TicketDetails } from '../tickets';
import { moneySchema } from './money';

const MAX_TITLE = 200;
const MAX_DESCRIPTION = 5000;

const line = (max: number) =>
  z.string().trim().min(1, 'must not be empty').max(max, `must have at most ${max} characters`);

/** Left out, `null` and blank mean the same: not said. */
const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must have at most ${max} characters`)
    .nullish()
    .transform((text) => text || null);

const futureInstant = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 date and time with a zone, such as 2030-05-01T19:30:00Z' })
  .refine((instant) => Date.parse(instant) > Date.now(), 'must lie in the future')
  .transform((instant) => new Date(instant).toISOString())
  .nullish()
  .transform((instant) => instant ?? null);

/** Body of POST /api/tickets and PUT /api/tickets/:id. Members that are not named here have no effect. */
export const ticketDetailsSchema = z.object({
  title: line(MAX_TITLE),
  category: line(40).transform((category) => category.toLowerCase()),
  price: moneySchema,
  venue: optionalLine(MAX_TITLE),
  city: optionalLine(100),
  startsAt: futureInstant,
  seat: optionalLine(100),
  description: optionalLine(MAX_DESCRIPTION),
}) satisfies z.ZodType<TicketDetails>;

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** `limit` is clamped to 1…100; `cursor` is what an earlier page returned as `nextCursor`. */
export const pageQuerySchema = z.object({
  limit: z.coerce
    .number()
    .int()
    .default(DEFAULT_LIMIT)
    .transform((limit) => Math.min(Math.max(limit, 1), MAX_LIMIT)),
  cursor: z.string().max(500).optional(),
});

export const listTicketsQuerySchema = pageQuerySchema.extend({
  q: z.string().trim().max(MAX_TITLE).optional(),
  category: z.string().trim().toLowerCase().max(40).optional(),
  status: z.enum(TICKET_STATUSES).optional(),
});

export interface Page<T> {
  items: T[];
  /** Ask for the next page with `?cursor=`; null on the last one. */
  nextCursor: string | null;
}

export type TicketPage = Page<Ticket>;
