import type { Models } from '../../shared/infra/models';

/** Writes the order's tombstone: from here on no attempt that wakes up late can hold a ticket or record the order. */
export async function buryOrder({ tombstones }: Pick<Models, 'tombstones'>, orderId: string): Promise<void> {
  await tombstones.updateOne({ _id: orderId }, { $setOnInsert: { createdAt: new Date() } }, { upsert: true });
}
