import type { Model } from 'mongoose';
import type { Versioned } from '../shared/infra/models/versioned';

/**
 * Writes the next version of `before`, only if the document is still at that version.
 * Returns the document as written; also when this very change had landed earlier and its answer was lost.
 * Returns null when another change came first: read again, check again who owns the lock, and decide anew.
 * `steps` counts the versions that one write advances by: an expiry is two facts.
 */
export async function commitVersion<D extends Versioned>(
  model: Model<D>,
  before: D,
  changeId: string,
  changes: Partial<Omit<D, keyof Versioned>>,
  { steps = 1 } = {},
): Promise<D | null> {
  const [version, updatedAt] = [before.version + steps, new Date()];
  // In the same write, so that the story has every version, once.
  const history = before.history && [...before.history, { version, changeId, at: updatedAt }];
  const next = { ...changes, changeId, version, updatedAt, ...(history && { history }) };
  const { modifiedCount } = await model.updateOne({ _id: before._id, version: before.version } as object, {
    $set: next as object,
  });
  if (modifiedCount === 1) return { ...before, ...next };
  const now = await model.findById(before._id).lean<D>();
  return now?.changeId === changeId ? now : null;
}
