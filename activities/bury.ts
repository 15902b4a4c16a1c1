import type { Models } from '../shared/infra/models';

/**
 * Writes the tombstone of an order or change: it is over. From here on no attempt of it that wakes up late can hold a
 * ticket, record the order or write the change again.
 */
export async function bury({ tombstones }: Pick<Models, 'tombstones'>, id: string): Promise<void> {
  await tombstones.updateOne({ _id: id }, { $setOnInsert: { createdAt: new Date() } }, { upsert: true });
}
