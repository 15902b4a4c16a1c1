import { z } from 'zod';
import { TICKET_STATUSES, type Ticket, type TicketDetails, type TicketSnapshot } from '../tickets';
import { idSchema, pictureIdSchema } from './ids';
import { moneyAnswerSchema, moneySchema } from './money';
import { type Page, pageOf } from './pages';
import { line, optionalLine, optionalLines } from './text';

const MAX_TITLE = 200;
const MAX_DESCRIPTION = 5000;

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
export const ticketDetailsSchema = z
  .object({
    title: line(MAX_TITLE),
    category: line(40)
      .transform((category) => category.toLowerCase())
      .describe('A short word such as concert, sport or theatre; lower case is answered.'),
    price: moneySchema,
    venue: optionalLine(MAX_TITLE),
    city: optionalLine(100),
    startsAt: futureInstant.describe('When the event begins, with any time zone; must lie in the future.'),
    seat: optionalLine(100),
    description: optionalLines(MAX_DESCRIPTION).describe('May have several lines.'),
    pictureId: pictureIdSchema
      .nullish()
      .transform((id) => id ?? null)
      .describe('The `id` that `POST /api/pictures` answered, to whomever.'),
  })
  .meta({ id: 'TicketDetails' }) satisfies z.ZodType<TicketDetails>;

const detailsAnswer = {
  title: z.string(),
  category: z.string().describe('In lower case.'),
  price: moneyAnswerSchema,
  venue: z.string().nullable(),
  city: z.string().nullable(),
  startsAt: z.iso.datetime().nullable().describe('When the event begins, in UTC.'),
  seat: z.string().nullable(),
  description: z.string().nullable(),
  pictureId: z
    .union([pictureIdSchema, z.null()])
    .describe('`GET /api/pictures/{id}` shows it. null: none was uploaded, and the storefront draws one.'),
};

export const ticketSchema = z
  .object({
    id: idSchema,
    ...detailsAnswer,
    sellerId: idSchema,
    status: z
      .enum(TICKET_STATUSES)
      .describe('`available`: on sale. `held`: somebody is buying it right now. `sold`: paid for.'),
    version: z.int().min(1).describe('Counts every change, without a gap.'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Ticket' }) satisfies z.ZodType<Ticket>;

/** The ticket as it was when an order took its hold. */
export const ticketSnapshotSchema = z
  .object({ id: idSchema, ...detailsAnswer, sellerId: idSchema, version: z.int().min(1) })
  .meta({
    id: 'TicketSnapshot',
    description: 'The ticket as it was when the order held it: the buyer pays what was shown.',
  }) satisfies z.ZodType<TicketSnapshot>;

export const ticketPageSchema = pageOf(ticketSchema).meta({ id: 'TicketPage' });

export type TicketPage = Page<Ticket>;
