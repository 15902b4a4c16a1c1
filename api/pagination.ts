import type { Page } from '../shared/contracts/http/tickets';
import { isId } from '../shared/contracts/ids';
import { invalidRequest } from './errors';

/** Reads back what `toPage` gave as `nextCursor`: the id of the last item seen. */
export function parseCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const id = Buffer.from(cursor, 'base64url').toString();
  if (!isId(id)) throw invalidRequest([{ field: 'cursor', message: 'must be the nextCursor of an earlier page' }]);
  return id;
}

/** A page of at most `limit` items out of documents that were read newest first, one more than asked for. */
export function toPage<Document extends { _id: string }, Item>(
  documents: Document[],
  limit: number,
  toItem: (document: Document) => Item,
): Page<Item> {
  const shown = documents.slice(0, limit);
  const last = documents.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(toItem), nextCursor: last ? Buffer.from(last._id).toString('base64url') : null };
}
