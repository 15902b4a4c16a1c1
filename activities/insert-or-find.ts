import type { Model } from 'mongoose';
import type { Versioned } from '../shared/infra/models/versioned';
import { isDuplicateKey } from '../shared/infra/mongo';

/** Inserts a new document. Returns it, or, when an earlier attempt has inserted it, the one that is there now. */
export async function insertOrFind<D extends Versioned>(model: Model<D>, document: D): Promise<D> {
  try {
    await model.create([document]);
    return document;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return (await model.findById(document._id).lean<D>()) ?? document;
  }
}
