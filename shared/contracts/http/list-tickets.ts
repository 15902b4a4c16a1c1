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
    q: text(200).meta({
      description:
        'Words that must all occur in title, venue, city, category or description, also inside other words. Case and accents do not matter.',
      examples: ['jazz trio'],
    }),
    category: text(40)
      .transform((category) => category?.toLowerCase())
      .meta({ description: 'The category, in any case.', examples: ['concert'] }),
    city: text(100).meta({
      description: 'The whole name of the city. Case and accents do not matter.',
      examples: ['Zürich'],
    }),
    status: z
      .enum(TICKET_STATUSES)
      .optional()
      .meta({ description: '`available`: on sale. `held`: being bought. `sold`: paid for.', examples: ['available'] }),
    seller: idSchema
      .optional()
      .meta({ description: 'The id of the user who sells.', examples: ['665f1c2e9b1d8e0012345670'] }),
    currency: z
      .string()
      .transform((code) => code.toLowerCase())
      .pipe(z.enum(CURRENCY_CODES, { error: 'is not a currency we sell in' }))
      .optional()
      .meta({
        enum: [...CURRENCY_CODES],
        description: 'Only prices in this currency. Required with `minPrice` and `maxPrice`.',
        examples: ['usd'],
      }),
    minPrice: amount.meta({
      ...AMOUNT,
      description: 'The lowest price, in minor units of `currency`.',
      examples: [2000],
    }),
    maxPrice: amount.meta({
      ...AMOUNT,
      description: 'The highest price, in minor units of `currency`.',
      examples: [9000],
    }),
    startsAfter: instant.meta({
      description: 'Only events that begin at this instant or later; an event without a date is none.',
      examples: ['2030-05-01T00:00:00Z'],
    }),
    startsBefore: instant.meta({
      description: 'Only events that begin before this instant; an event without a date is none.',
      examples: ['2030-06-01T00:00:00Z'],
    }),
    sort: z
      .enum(TICKET_SORTS)
      .default('newest')
      .meta({
        description:
          '`newest`: last listed first. `date`: earliest event first, those without a date last. `price`: cheapest first; `-price`: dearest first. Prices in different currencies are not compared: each currency has its own run, in the order of their codes.',
        examples: ['date'],
      }),
  })
  .superRefine(({ currency, minPrice, maxPrice }, context) => {
    if (currency !== undefined || (minPrice === undefined && maxPrice === undefined)) return;
    context.addIssue({ code: 'custom', path: ['currency'], message: 'is required with minPrice or maxPrice' });
  });

export type ListTicketsQuery = z.output<typeof listTicketsQuerySchema>;
