import type { Model } from 'mongoose';

/** Where a reader of a collection stands: behind the document of this instant (RFC 3339) and id. */
export interface Place {
  at: string;
  id: string;
}

/**
 * Two readers of one collection. `news` sees every change once, a little after it was made; `round` goes through
 * everything, slowly, and begins again at the end, for what went wrong without a change.
 */
export interface Walk {
  news: Place;
  round: Place;
}

/** What to read, and the instant by which it is ordered. An index on `{ [by], _id }` makes a page cheap. */
interface Source<D> {
  model: Model<D>;
  by: 'createdAt' | 'updatedAt';
  filter?: object;
  /** The fields to read beside `_id` and `by`; absent: all. */
  fields?: readonly (keyof D & string)[];
  /** Younger documents are left for later: somebody may be at work on them. */
  before: Date;
}

type Dated = { _id: string; createdAt?: Date; updatedAt?: Date };

/** Each look reads at most so much of a collection, however large it is. What is over follows with the next look. */
const NEWS_PAGE = 2_000;
const ROUND_PAGE = 500;
/** The first look ever: what is older is left to the round. */
const FIRST_NEWS_MS = 3600_000;

export const BEGINNING: Place = { at: new Date(0).toISOString(), id: '' };

/** Takes both readers one page on. */
export async function walkOn<D extends Dated>(
  source: Source<D>,
  walk: Walk | undefined,
): Promise<{ documents: D[]; next: Walk }> {
  const [news, round] = await Promise.all([readNews(source, walk?.news), readRound(source, walk?.round, ROUND_PAGE)]);
  return { documents: [...news.documents, ...round.documents], next: { news: news.next, round: round.next } };
}

/** The next page of what has changed; at the end it stays there. */
export async function readNews<D extends Dated>(
  source: Source<D>,
  after: Place = { at: new Date(source.before.getTime() - FIRST_NEWS_MS).toISOString(), id: '' },
): Promise<{ documents: D[]; next: Place }> {
  const documents = await readPage(source, after, NEWS_PAGE);
  const last = documents.at(-1);
  return { documents, next: last ? placeOf(source, last) : after };
}

/** The next page of everything; after the end comes the beginning. */
export async function readRound<D extends Dated>(
  source: Source<D>,
  after: Place = BEGINNING,
  limit: number,
): Promise<{ documents: D[]; next: Place }> {
  const documents = await readPage(source, after, limit);
  const last = documents.at(-1);
  return { documents, next: last && documents.length === limit ? placeOf(source, last) : BEGINNING };
}

const placeOf = <D extends Dated>({ by }: Pick<Source<D>, 'by'>, document: D): Place => ({
  at: (document[by] ?? new Date(0)).toISOString(),
  id: document._id,
});

function readPage<D extends Dated>(
  { model, by, filter, fields, before }: Source<D>,
  after: Place,
  limit: number,
): Promise<D[]> {
  const at = new Date(after.at);
  return model
    .find(
      // The range is what the index serves; the rest tells documents of one instant apart.
      { ...filter, [by]: { $gte: at, $lt: before }, $or: [{ [by]: { $gt: at } }, { _id: { $gt: after.id } }] },
      fields && Object.fromEntries([by, ...fields].map((field) => [field, 1])),
    )
    .sort({ [by]: 1, _id: 1 })
    .limit(limit)
    .lean<D[]>();
}
