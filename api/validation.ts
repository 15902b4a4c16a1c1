import type { z } from 'zod';
import '../shared/contracts/issue-messages';
import { invalidRequest } from './errors';

/** Parses what a client sent. Throws 400 that names every field that is wrong, as a path such as `price.amount`. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidRequest(
    parsed.error.issues.map(({ path, message }) => ({ message, ...(path.length > 0 && { field: path.join('.') }) })),
  );
}

/** As `parse`, for a query string: an empty parameter, as forms send it, means that it was not given. */
export const parseQuery = <Schema extends z.ZodType>(schema: Schema, query: object): z.output<Schema> =>
  parse(schema, Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')));
