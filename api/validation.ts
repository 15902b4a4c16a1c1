import type { z } from 'zod';
import '../shared/contracts/issue-messages';
import { invalidRequest } from './errors';
import { isForbiddenName } from './json-shape';

/** Parses what a client sent. Throws 400 that names every field that is wrong, as a path such as `price.amount`. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidRequest(parsed.error.issues.flatMap(fieldErrors));
}

function fieldErrors(issue: z.core.$ZodIssue) {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: 'is not known here' }));
  const { path, message } = issue;
  return [{ message, ...(path.length > 0 && { field: path.join('.') }) }];
}

/**
 * As `parse`, for a query string: an empty parameter, as forms send it, means that it was not given. One that is
 * repeated, or written like an object's member, is refused whether the schema knows it or not.
 */
export function parseQuery<Schema extends z.ZodType>(schema: Schema, query: object): z.output<Schema> {
  const given = Object.entries(query);
  const errors = given.flatMap(([field, value]) => {
    if (isForbiddenName(field) || /[[\]]/.test(field)) return [{ field, message: 'is not allowed' }];
    return Array.isArray(value) ? [{ field, message: 'must be given once' }] : [];
  });
  if (errors.length > 0) throw invalidRequest(errors);
  return parse(schema, Object.fromEntries(given.filter(([, value]) => value !== '')));
}
