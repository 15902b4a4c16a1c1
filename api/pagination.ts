import type { SortOrder as Direction, Model, QueryFilter } from 'mongoose';
import type { z } from 'zod';
import { idSchema } from '../shared/contracts/http/ids';
import type { Page } from '../shared/contracts/http/pages';
import { readCursor, writeCursor } from './cursors';

interface SortKey<Document> {
  /** Where the value is stored. */
  path: string;
  direction: 1 | -1;
  read(document: Document): unknown;
  /** Reads the value back from JSON. */
  schema: z.ZodType;
}

/** A total order of a collection: keys, the most significant first, of which the last is unique. */
export interface SortOrder<Document> {
  /** Written into cursors: one of another order is refused. */
  name: string;
  keys: readonly [SortKey<Document>, ...SortKey<Document>[]];
}

/** Ids sort by creation time. */
export const byId = (direction: 1 | -1): SortKey<{ _id: string }> => ({
  path: '_id',
  direction,
  read: ({ _id }) => _id,
  schema: idSchema,
});

interface PageRequest<Document> {
  /** All of them must hold. */
  conditions: QueryFilter<Document>[];
  order: SortOrder<Document>;
  limit: number;
  cursor?: string;
}

/**
 * One page of a collection. A cursor is a place in the order and not a count of items, so what is inserted while
 * somebody turns pages neither repeats nor hides anything. Throws 400 for a cursor that is not of this order.
 */
export async function readPage<Document, Item>(
  model: Model<Document>,
  { conditions, order, limit, cursor }: PageRequest<Document>,
  toItem: (document: Document) => Item,
): Promise<Page<Item>> {
  const schemas = order.keys.map(({ schema }) => schema);
  const after = cursor === undefined ? {} : isAfter(order, readCursor(order.name, schemas, cursor));
  const documents = await model
    .find(allOf([...conditions, after as QueryFilter<Document>]))
    .sort(order.keys.map(({ path, direction }): [string, Direction] => [path, direction]))
    // One more tells whether there is a next page.
    .limit(limit + 1)
    .lean<Document[]>();
  const shown = documents.slice(0, limit);
  const last = documents.length > limit ? shown.at(-1) : undefined;
  const placeOf = (document: Document) => order.keys.map(({ read }) => read(document));
  return { items: shown.map(toItem), nextCursor: last ? writeCursor(order.name, placeOf(last)) : null };
}

/** All conditions in one; side by side where no two speak of the same field, which is what every planner understands. */
function allOf<Document>(conditions: QueryFilter<Document>[]): QueryFilter<Document> {
  const fields = conditions.flatMap((condition) => Object.keys(condition));
  const isPlain = new Set(fields).size === fields.length;
  return (isPlain ? Object.assign({}, ...conditions) : { $and: conditions }) as QueryFilter<Document>;
}

/** Everything behind a place: equal in the keys before one of them, and beyond in that one. */
function isAfter<Document>({ keys }: SortOrder<Document>, place: unknown[]): object {
  const beyond = keys.map(({ path, direction }, depth) => ({
    ...Object.fromEntries(keys.slice(0, depth).map((key, at) => [key.path, place[at]])),
    [path]: { [direction === 1 ? '$gt' : '$lt']: place[depth] },
  }));
  const [{ path, direction }] = keys;
  // The bound excludes nothing that the alternatives do not: it lets the database begin at the place in its index.
  return { [path]: { [direction === 1 ? '$gte' : '$lte']: place[0] }, $or: beyond };
}
