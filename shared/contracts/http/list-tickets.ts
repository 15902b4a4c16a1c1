import { z } from 'zod';
import { CURRENCY_CODES } from '../money';
import { TICKET_STATUSES } from '../tickets';
import { idSchema } from './ids';
import { pageQuerySchema } from './pages';

/** How GET /api/tickets can be sorted; the first is the default. */
export const TICKET_SORTS = ['newest', 'date', 'price', '-price'] as const;
export type TicketSort = (typeof TICKET_SORTS)[number];

const text = (max: number) => z.string().trim().max(max, `must have at most ${max} characters`).optional();

const amount = z
  .string()
  .regex(/^\d{1,15}$/, 'must be a whole number of minor units')
  .transform(Number)
  .optional();

/** How OpenAPI writes it: digits of a query are a number to people. */
const AMOUNT = { type: 'integer', pattern: undefined, minimum: 0, maximum: 999_999_999_999_999 } as const;

const instant = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 date and time with a zone, such as 2030-05-01T19:30:00Z' })
  .transform((time) => new Date(time))
  .optional();

/** Query of GET /api/tickets. Filters are combined: a ticket must pass them all. */
export const listTicketsQuerySchema = pageQuerySchema
  .extend({
    q: text(200).describe(
      'Words that must all occur in title, venue, city, category or description, also inside other words. Case and accents do not matter.',
    ),
    category: text(40)
      .transform((category) => category?.toLowerCase())
      .describe('The category, in any case.'),
    city: text(100).describe('The whole name of the city. Case and accents do not matter.'),
    status: z
      .enum(TICKET_STATUSES)
      .optional()
      .describe('`available`: on sale. `held`: being bought. `sold`: paid for.'),
    seller: idSchema.optional().describe('The id of the user who sells.'),
    currency: z
      .string()
      .transform((code) => code.toLowerCase())
      .pipe(z.enum(CURRENCY_CODES, { error: 'is not a currency we sell in' }))
      .optional()
      .meta({
        enum: [...CURRENCY_CODES],
        description: 'Only prices in this currency. Required with `minPrice` and `maxPrice`.',
      }),
    minPrice: amount.meta({ ...AMOUNT, description: 'The lowest price, in minor units of `currency`.' }),
    maxPrice: amount.meta({ ...AMOUNT, description: 'The highest price, in minor units of `currency`.' }),
    startsAfter: instant.describe('Only events that begin at this instant or later; an event without a date is none.'),
    startsBefore: instant.describe('Only events that begin before this instant; an event without a date is none.'),
    sort: z
      .enum(TICKET_SORTS)
      .default('newest')
      .describe(
        '`newest`: last listed first. `date`: earliest event first, those without a date last. `price`: cheapest first; `-price`: dearest first. Prices in different currencies are not compared: each currency has its own run, in the order of their codes.',
      ),
  })
  .superRefine(({ currency, minPrice, maxPrice }, context) => {
    if (currency !== undefined || (minPrice === undefined && maxPrice === undefined)) return;
    context.addIssue({ code: 'custom', path: ['currency'], message: 'is required with minPrice or maxPrice' });
  });

export type ListTicketsQuery = z.output<typeof listTicketsQuerySchema>;
