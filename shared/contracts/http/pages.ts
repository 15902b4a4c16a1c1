import { z } from 'zod';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

const limitSchema = z
  .string()
  .regex(/^[+-]?\d+$/, 'must be a whole number')
  .transform((digits) => Math.min(Math.max(Number(digits), 1), MAX_LIMIT))
  .default(DEFAULT_LIMIT);

/**
 * `limit` is clamped to 1…100, never refused for its size; `cursor` is what an earlier page gave as `nextCursor`. Strict, as
 * every list's query is that extends it: a misspelt filter that had no effect would answer everything.
 */
export const pageQuerySchema = z.strictObject({
  limit: limitSchema.meta({
    type: 'integer',
    examples: [50],
    description: `Items per page, ${DEFAULT_LIMIT} by default. Less than 1 counts as 1, more than ${MAX_LIMIT} as ${MAX_LIMIT}.`,
  }),
  cursor: z
    .string()
    .max(500)
    .optional()
    .describe('The `nextCursor` of the page before. It belongs to the sort order it was given for.'),
});

export interface Page<T> {
  items: T[];
  /** Ask for the next page with `?cursor=`; null on the last one. */
  nextCursor: string | null;
}

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().describe('Ask for the next page with `?cursor=`; null on the last one.'),
  });
