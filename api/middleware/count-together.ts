import { createHash } from 'node:crypto';
import type { ClientRateLimitInfo, Store } from 'express-rate-limit';
import { isDuplicateKey } from '../../shared/infra/mongo';
import type { ApiContext } from '../context';

/** Windows that this process remembers to be open; forgetting one costs a second question. */
const REMEMBERED = 10_000;

/**
 * Counts for the limit `name` in MongoDB, for all API processes together. A count is one round trip; a second one where
 * another process has opened the window. Throws when MongoDB takes longer than RATE_LIMIT_PATIENCE.
 */
export function countTogether({ config, database }: ApiContext, name: string, windowMs: number): Store {
  const { rateCounters } = database.models;
  const open = new Map<string, number>();
  const idOf = (key: string) => `${name} ${createHash('sha256').update(key).digest('base64url')}`;

  /** Undefined while a window is open. */
  async function openWindow(_id: string): Promise<ClientRateLimitInfo | undefined> {
    const now = Date.now();
    const resetTime = new Date(now + windowMs);
    const first = { $set: { hits: 1, resetsAt: resetTime } };
    try {
      // With a window that is open the filter does not fit, and the insert meets its `_id`.
      await rateCounters.updateOne({ _id, resetsAt: { $lte: new Date(now) } }, first, { upsert: true });
      return { totalHits: 1, resetTime };
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }

  /** Undefined when no window is open. */
  async function countInWindow(_id: string): Promise<ClientRateLimitInfo | undefined> {
    const counter = await rateCounters
      .findOneAndUpdate({ _id, resetsAt: { $gt: new Date() } }, { $inc: { hits: 1 } }, { returnDocument: 'after' })
      .lean();
    return counter ? { totalHits: counter.hits, resetTime: counter.resetsAt } : undefined;
  }

  async function count(_id: string): Promise<ClientRateLimitInfo> {
    const seemsOpen = (open.get(_id) ?? 0) > Date.now();
    let counted = seemsOpen ? await countInWindow(_id) : undefined;
    while (!counted) counted = (await openWindow(_id)) ?? (await countInWindow(_id));
    if (open.size >= REMEMBERED) open.clear();
    open.set(_id, counted.resetTime?.getTime() ?? 0);
    return counted;
  }

  return {
    prefix: `${name} `,
    increment: (key) => within(config.RATE_LIMIT_PATIENCE, count(idOf(key))),
    async decrement(key) {
      await rateCounters.updateOne({ _id: idOf(key), hits: { $gt: 0 } }, { $inc: { hits: -1 } });
    },
    async resetKey(key) {
      await rateCounters.deleteOne({ _id: idOf(key) });
    },
  };
}

async function within<T>(patienceMs: number, counting: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error(`MongoDB has not counted within ${patienceMs} ms`));
    // Not before the answers have been read that came while this process was busy.
    timer = setTimeout(() => setImmediate(giveUp), patienceMs);
  });
  try {
    return await Promise.race([counting, patience]);
  } finally {
    clearTimeout(timer);
  }
}
