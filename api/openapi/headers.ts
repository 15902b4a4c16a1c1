import { z } from 'zod';
import type { AnswerHeader } from './operation';

interface HeaderDescription {
  description: string;
  schema: { type: 'string' | 'integer'; [keyword: string]: unknown };
}

/** Every header that answers carry, as components of the document. */
export const ANSWER_HEADERS = {
  'X-Request-Id': {
    description: 'Names this request in our logs. Send one of your own to find your request again.',
    schema: { type: 'string' },
  },
  RateLimit: {
    description: 'What is left: requests (`r`) and seconds until all are back (`t`).',
    schema: { type: 'string', examples: ['"600-in-1min"; r=599; t=60'] },
  },
  'RateLimit-Policy': {
    description: 'The limit: requests (`q`) per window in seconds (`w`).',
    schema: { type: 'string', examples: ['"600-in-1min"; q=600; w=60; pk=:YWJj:'] },
  },
  'Retry-After': {
    description: 'Seconds to wait before the same request makes sense again.',
    schema: { type: 'integer', minimum: 0, examples: [2] },
  },
  'Idempotent-Replayed': {
    description: '`true` when this is the stored answer to an earlier request with the same Idempotency-Key.',
    schema: { type: 'string', enum: ['true'] },
  },
  'Cache-Control': {
    description: 'Who may keep the answer, and for how long.',
    schema: { type: 'string', examples: ['public, max-age=31536000, immutable'] },
  },
  ETag: {
    description: 'The version of what was read.',
    schema: { type: 'string', examples: ['"v3"'] },
  },
  Location: {
    description: 'The address of what was made.',
    schema: { type: 'string', examples: ['/api/tickets/665f1c2e9b1d8e0012345678'] },
  },
  'Set-Cookie': {
    description: 'The session, or its removal. Scripts cannot read it.',
    schema: { type: 'string', examples: ['session=eyJ…; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax'] },
  },
} satisfies Record<string, HeaderDescription> & Record<AnswerHeader, HeaderDescription>;

export type HeaderName = keyof typeof ANSWER_HEADERS;

export const idempotencyKeyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .optional()
    .describe(
      'A random name of your own for this command, kept for 24 hours: a request sent again with the same key gets the same answer instead of being done twice. What may still change is not stored, but told as it is by then: 202, 409, 429, 5xx and the 402 `payment-requires-action`.',
    ),
});
