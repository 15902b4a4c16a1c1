import { type Connection, Schema } from 'mongoose';
import { schemaOptions } from './versioned';

/** How often somebody has done what is limited, in the window that ends at `resetsAt`. Only the API writes it. */
export interface RateCounterDocument {
  /** The limit, and a digest of who is counted. */
  _id: string;
  hits: number;
  resetsAt: Date;
}

const rateCounterSchema = new Schema<RateCounterDocument>(
  {
    _id: { type: String, required: true },
    hits: { type: Number, required: true },
    resetsAt: { type: Date, required: true },
  },
  // What a crash of the database may lose is worth no wait for its journal.
  { ...schemaOptions, collection: 'ratecounters', writeConcern: { w: 1, j: false } },
);
// Only tidies up: whoever counts looks at the time itself.
rateCounterSchema.index({ resetsAt: 1 }, { expireAfterSeconds: 0 });

export const defineRateCounterModel = (connection: Connection) =>
  connection.model<RateCounterDocument>('RateCounter', rateCounterSchema);
