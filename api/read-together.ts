import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Model } from 'mongoose';

/** A read that takes longer may be stuck, and nobody else waits for it: another begins beside it. */
const LATE_MS = 25;
/** How many reads of one collection may be under way even then. */
const AT_ONCE = 4;

interface Reader<D> {
  underWay: Set<Lane>;
  /** Runs while somebody waits for a read that is under way. */
  lookAgain?: NodeJS.Timeout;
  waiting: Map<string, Waiting<D>>;
}

interface Lane {
  /** When its present read began. */
  beganMs: number;
}

interface Waiting<D> {
  found: Promise<D | null>;
  settle(documents: ReadonlyMap<string, D>): void;
  fail(error: unknown): void;
}

const readers = new WeakMap<object, object>();

/**
 * The document with this id, as it is after now. What is asked for while a read of its collection is under way is read
 * in the next one, all of it together: a crowd that looks at tickets costs the database one read at a time. Nobody is
 * answered from a read that began before he asked, so that who has been told of a change sees it.
 */
export function readTogether<D extends { _id: string }>(model: Model<D>, id: string): Promise<D | null> {
  const reader = (readers.get(model) as Reader<D> | undefined) ?? { underWay: new Set(), waiting: new Map() };
  readers.set(model, reader);
  const waiting = reader.waiting.get(id) ?? wait<D>(id);
  reader.waiting.set(id, waiting);
  readUnlessSoonRead(model, reader);
  return waiting.found;
}

/** Reads what waits now, or as soon as the reads that are under way turn out to be late. */
function readUnlessSoonRead<D extends { _id: string }>(model: Model<D>, reader: Reader<D>): void {
  const ages = [...reader.underWay].map(({ beganMs }) => performance.now() - beganMs);
  const patienceMs = LATE_MS - Math.min(...ages);
  if (ages.length >= AT_ONCE) return;
  if (patienceMs <= 0) return void readWaiting(model, reader);
  reader.lookAgain ??= setTimeout(() => {
    reader.lookAgain = undefined;
    if (reader.waiting.size > 0) readUnlessSoonRead(model, reader);
  }, patienceMs).unref();
}

function wait<D>(id: string): Waiting<D> {
  let settle: Waiting<D>['settle'] = () => undefined;
  let fail: Waiting<D>['fail'] = () => undefined;
  const found = new Promise<D | null>((resolve, reject) => {
    settle = (documents) => resolve(documents.get(id) ?? null);
    fail = reject;
  });
  return { found, settle, fail };
}

async function readWaiting<D extends { _id: string }>(model: Model<D>, reader: Reader<D>): Promise<void> {
  const lane: Lane = { beganMs: 0 };
  reader.underWay.add(lane);
  while (reader.waiting.size > 0) {
    const asked = reader.waiting;
    lane.beganMs = performance.now();
    reader.waiting = new Map();
    try {
      const documents = await readAll(model, [...asked.keys()]);
      const byId = new Map(documents.map((document) => [document._id, document]));
      for (const { settle } of asked.values()) settle(byId);
      // The requests that came with the answer are read out of their sockets first, and come along.
      await nextTurn();
    } catch (error) {
      for (const { fail } of asked.values()) fail(error);
      // Whoever has waited behind it, and it alone, has waited long enough to hear that the database is away.
      if (reader.underWay.size > 1) continue;
      for (const { fail } of reader.waiting.values()) fail(error);
      reader.waiting = new Map();
    }
  }
  reader.underWay.delete(lane);
}

async function readAll<D extends { _id: string }>(model: Model<D>, ids: string[]): Promise<D[]> {
  const [id] = ids;
  if (ids.length > 1) return model.find({ _id: { $in: ids } } as object).lean<D[]>();
  const document = await model.findById(id).lean<D>();
  return document ? [document] : [];
}
