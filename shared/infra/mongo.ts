import mongoose, { type Connection } from 'mongoose';
import { defineModels, type Models } from './models';

/** How long an operation waits for a database that is away before it fails. */
const SERVER_SELECTION_TIMEOUT_MS = 5_000;
/** How long one operation may take on a connection that has gone silent. */
const SOCKET_TIMEOUT_MS = 20_000;

export interface Database {
  connection: Connection;
  models: Models;
  close(): Promise<void>;
}

/** Connects to MongoDB with majority, journaled writes and makes sure that every index exists. */
export async function connectDatabase(url: string): Promise<Database> {
  const connection = mongoose.createConnection(url, {
    serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
    socketTimeoutMS: SOCKET_TIMEOUT_MS,
    autoIndex: false,
    autoCreate: false,
    writeConcern: { w: 'majority', journal: true },
  });
  await connection.asPromise();
  const models = defineModels(connection);
  await Promise.all(Object.values(models).map((model) => model.createIndexes()));
  return { connection, models, close: () => connection.close() };
}

/** MongoDB's duplicate-key error: the unique index said no. */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { code?: unknown }).code === 11000;
