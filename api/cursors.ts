import { createHash } from 'node:crypto';
import { z } from 'zod';
import { invalidRequest } from './errors';

const CHECKSUM_LENGTH = 8;

/** A place in the order of this name, as a text that clients hand back as it is: the checksum is there to say so. */
export function writeCursor(order: string, place: unknown[]): string {
  return seal(order, JSON.stringify(place));
}

const seal = (order: string, json: string): string => Buffer.from(checksum(order, json) + json).toString('base64url');

/** The place, each value read by its schema. Throws 400 when it is no cursor, or one of another order. */
export function readCursor(order: string, schemas: z.ZodType[], cursor: string): unknown[] {
  const json = Buffer.from(cursor, 'base64url').toString().slice(CHECKSUM_LENGTH);
  const place = cursor === seal(order, json) ? placeSchema(schemas).safeParse(json) : undefined;
  if (!place?.success)
    throw invalidRequest([{ field: 'cursor', message: 'must be the nextCursor of an earlier page in the same order' }]);
  return place.data;
}

// The checksum is no secret: whoever computes it still gets no more into a query than these values.
const placeSchema = (schemas: z.ZodType[]) =>
  z
    .string()
    .transform((json, context): unknown => {
      try {
        return JSON.parse(json);
      } catch {
        context.addIssue('must be JSON');
        return z.NEVER;
      }
    })
    .pipe(z.tuple(schemas as [z.ZodType, ...z.ZodType[]]));

const checksum = (order: string, json: string): string =>
  createHash('sha256').update(`${order} ${json}`).digest('base64url').slice(0, CHECKSUM_LENGTH);
