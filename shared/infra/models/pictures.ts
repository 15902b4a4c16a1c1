import { type Connection, Schema } from 'mongoose';
import { schemaOptions } from './versioned';

/** An uploaded picture as it is served, WebP in two sizes; nothing of the file itself is kept. Never changed. */
export interface PictureDocument {
  _id: string;
  full: Buffer;
  card: Buffer;
  /** Of `full`. */
  width: number;
  height: number;
  /** Who was the first to upload it. */
  uploaderId: string;
  createdAt: Date;
  /** Only until a ticket has named it: then it is kept for good, for orders show what was bought. */
  expiresAt?: Date;
}

const pictureSchema = new Schema<PictureDocument>(
  {
    _id: { type: String, required: true },
    full: { type: Buffer, required: true },
    card: { type: Buffer, required: true },
    width: { type: Number, required: true },
    height: { type: Number, required: true },
    uploaderId: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date },
  },
  { ...schemaOptions, collection: 'pictures' },
);
// MongoDB leaves documents alone that lack the date.
pictureSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const definePictureModel = (connection: Connection) =>
  connection.model<PictureDocument>('Picture', pictureSchema);
