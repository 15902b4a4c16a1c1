import { z } from 'zod';
import { TICKET_STATUSES, type Ticket, type TicketDetails } from '../tickets';
import { moneySchema } from './money';

const MAX_TITLE = 200;
const MAX_DESCRIPTION = 5000;

/** Control characters and halves of surrogate pairs; line breaks and tabs have their place in a description. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;
const UNPRINTABLE_IN_TEXT = /(?![\n\r\t])[\p{Cc}\p{Cs}]/u;
const printable = (pattern: RegExp) => (text: string) => !pattern.test(text);
const NOT_PRINTABLE = 'must not contain control characters';

const line = (max: number) =>
  z
    .string()
    .trim()
    .refine(printable(UNPRINTABLE), NOT_PRINTABLE)
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`);

/** Left out, `null` and blank mean the same: not said. */
const optionalLine = (max: number, unprintable = UNPRINTABLE) =>
  z
    .string()
    .trim()
    .refine(printable(unprintable), NOT_PRINTABLE)
    .max(max, `must have at most ${max} characters`)
    .nullish()
    .transform((text) => text || null);

/** RFC 3339 writes years with four digits. */
const LATEST_MS = Date.parse('9999-01-01T00:00:00Z');

const futureInstant = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 date and time with a zone, such as 2030-05-01T19:30:00Z' })
  .refine((instant) => Date.parse(instant) > Date.now(), 'must lie in the future')
  .refine((instant) => Date.parse(instant) < LATEST_MS, 'must lie before the year 9999')
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
  description: optionalLine(MAX_DESCRIPTION, UNPRINTABLE_IN_TEXT),
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
