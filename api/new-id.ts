import { Types } from 'mongoose';

/** A new entity id: 24 hexadecimal digits that sort by creation time. */
export const newId = (): string => new Types.ObjectId().toHexString();
