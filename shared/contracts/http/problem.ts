import { z } from 'zod';

const problemErrorSchema = z.object({
  message: z.string().describe('What is wrong, as the rest of a sentence that begins with the field.'),
  field: z.string().optional().describe('Where: a path into the body such as `price.amount`, a parameter or a header.'),
});

/** RFC 9457 `application/problem+json`, plus `requestId`, and `errors`, which is always present. */
export const problemSchema = z
  .object({
    type: z
      .string()
      .regex(/^\/problems\/[a-z-]+$/)
      .describe('Names the kind of problem for good: decide by this. It is the address of a page that explains it.'),
    title: z.string().describe('The same for every problem of this type.'),
    status: z.int().min(400).max(599).describe('The HTTP status.'),
    detail: z.string().describe('What is wrong in this case.'),
    instance: z
      .string()
      .describe('The address that was asked for; `urn:uuid:` and the request id where it could not be read.'),
    requestId: z.string().describe('Finds the request in our logs; also in the header `X-Request-Id`.'),
    errors: z.array(problemErrorSchema).min(1).describe('Everything that is wrong, one by one; never empty.'),
    code: z.string().optional().describe("Of a 402: Stripe's decline code, or `requires_action`."),
    attemptsLeft: z.int().optional().describe('Of a declined payment: how many more cards may be tried.'),
    paymentIntentId: z.string().optional().describe('Of a payment that its holder must confirm.'),
    clientSecret: z.string().optional().describe('Of the same: what Stripe.js confirms it with, in the browser.'),
  })
  .meta({ id: 'Problem' });

/** One thing that is wrong with a request; `field` is a path such as `price.amount`. */
export type ProblemError = z.output<typeof problemErrorSchema>;

export type Problem = z.output<typeof problemSchema>;
