import { type Connection, Schema } from 'mongoose';
import { schemaOptions } from './versioned';

/**
 * The lock on one ticket: `_id` is the ticket's id, so MongoDB's unique index on `_id` lets one insert win.
 * `ownerId` is the fencing token: whoever releases or converts a lock names its owner and does nothing to another's.
 * - `order`: held for a purchase, owned by the order.
 * - `sale`: that purchase was paid, converted in place.
 * - `edit`: the seller's edit, for its instant, owned by the change.
 * Locks have no TTL: time alone never releases one.
 */
export interface HoldDocument {
  _id: string;
  kind: 'order' | 'sale' | 'edit';
  ownerId: string;
  buyerId: string | null;
  /** The payment window's end, for people and recovery; the workflow's own deadline decides. */
  expiresAt: Date | null;
  paymentIntentId: string | null;
  createdAt: Date;
}

/** An order that will never hold again: an attempt to hold that wakes up late finds it and takes its hold back. */
export interface TombstoneDocument {
  _id: string;
  createdAt: Date;
}

/** One of a buyer's `MAX_OPEN_ORDERS` places: `_id` is `<buyerId>:<number>`. */
export interface OrderSlotDocument {
  _id: string;
  orderId: string;
}

const holdSchema = new Schema<HoldDocument>(
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: ['order', 'sale', 'edit'], required: true },
    ownerId: { type: String, required: true },
    buyerId: { type: String, default: null },
    expiresAt: { type: Date, default: null },
    paymentIntentId: { type: String, default: null },
    createdAt: { type: Date, required: true },
  },
  { ...schemaOptions, collection: 'holds' },
);
// Recovery looks at locks that are older than a minute, and goes round through the sales.
holdSchema.index({ kind: 1, createdAt: 1, _id: 1 });
holdSchema.index({ ownerId: 1 });

const tombstoneSchema = new Schema<TombstoneDocument>(
  { _id: { type: String, required: true }, createdAt: { type: Date, required: true } },
  { ...schemaOptions, collection: 'tombstones' },
);
// No attempt at an activity lives for days: a week later the tombstone has nobody left to warn.
tombstoneSchema.index({ createdAt: 1 }, { expireAfterSeconds: 7 * 24 * 3600 });

const orderSlotSchema = new Schema<OrderSlotDocument>(
  { _id: { type: String, required: true }, orderId: { type: String, required: true } },
  { ...schemaOptions, collection: 'orderslots' },
);
orderSlotSchema.index({ orderId: 1 }, { unique: true });

export const defineHoldModels = (connection: Connection) => ({
  holds: connection.model<HoldDocument>('Hold', holdSchema),
  tombstones: connection.model<TombstoneDocument>('Tombstone', tombstoneSchema),
  orderSlots: connection.model<OrderSlotDocument>('OrderSlot', orderSlotSchema),
});
