import { z } from 'zod';

/** The ETag of a ticket: its version, so that an edit can name in `If-Match` what it was made from. */
export const ticketETag = ({ version }: { version: number }): string => `"v${version}"`;

const ENTITY_TAG = '(?:W/)?"[\\x21\\x23-\\x7e\\x80-\\xff]*"';
const IF_MATCH = new RegExp(`^(?:\\*|${ENTITY_TAG}(?:[ \\t]*,[ \\t]*${ENTITY_TAG})*)$`);

/** The versions that entity tags name. A weak one, or one that no ticket has, matches nothing (RFC 9110, 13.1.1). */
const versionsIn = (tags: string): number[] =>
  [...tags.matchAll(/(?<!W\/)"v([1-9]\d{0,14})"/g)].map(([, digits]) => Number(digits));

/** `If-Match` as the versions that are asked for: undefined when any will do. */
export const ifMatchSchema = z
  .string()
  .regex(IF_MATCH, 'must be * or a list of ETags in double quotes, such as "v3"')
  .transform((header) => (header === '*' ? undefined : versionsIn(header)))
  .optional()
  .meta({
    description:
      'The ETag of the ticket that this edit was made from: when the ticket has changed since, 412 and nothing is changed. `*` stands for any version.',
    examples: ['"v3"'],
  });

export const ifMatchHeaderSchema = z.object({ 'If-Match': ifMatchSchema });

/** Never refused: what is no ETag of ours matches nothing. */
export const ifNoneMatchHeaderSchema = z.object({
  'If-None-Match': z
    .string()
    .optional()
    .describe('The ETag of what you have: while it is still the same, the answer is 304 without a body.'),
});
