import os from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import mongoose, { type Connection, type ConnectOptions } from 'mongoose';
import { defineModels, type Models } from './models';
import { addMissingTicketKeys } from './models/tickets';
import { traceDatabase } from './trace-commands';
import { isTracing } from './tracing';

/** How long an operation waits for a database that is away before it fails. */
const SERVER_SELECTION_TIMEOUT_MS = 5_000;
const RECONNECT_PAUSE_MS = 500;
/** How long one operation may take on a connection that has gone silent. */
const SOCKET_TIMEOUT_MS = 8_000;

export interface Database {
  connection: Connection;
  models: Models;
  close(): Promise<void>;
}

/** Majority, journaled writes. */
const connectOptions: ConnectOptions = {
  // The driver would import it by itself, dynamically, which jest's modules cannot.
  runtimeAdapters: { os },
  serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
  socketTimeoutMS: SOCKET_TIMEOUT_MS,
  autoIndex: false,
  autoCreate: false,
  writeConcern: { w: 'majority', journal: true },
};

/**
 * Of who has a client waiting: a server that has frozen is noticed within HEARTBEAT_MS + HELLO_TIMEOUT_MS, what waits
 * for it is then given up and tried once more, for PATIENCE_MS. One that is slow, and still says hello, keeps its time.
 */
const HEARTBEAT_MS = 1_000;
const HELLO_TIMEOUT_MS = 2_000;
const PATIENCE_MS = 2_000;

const impatientOptions: ConnectOptions = {
  ...connectOptions,
  heartbeatFrequencyMS: HEARTBEAT_MS,
  connectTimeoutMS: HELLO_TIMEOUT_MS,
  serverSelectionTimeoutMS: PATIENCE_MS,
};

async function prepareCollections(models: Models): Promise<void> {
  await Promise.all(Object.values(models).map((model) => model.createIndexes()));
  await addMissingTicketKeys(models.tickets);
}

/** Connects to MongoDB and makes sure that every index exists. */
export async function connectDatabase(url: string): Promise<Database> {
  const options = { ...connectOptions, monitorCommands: isTracing() };
  const connection = await mongoose.createConnection(url, options).asPromise();
  traceDatabase(connection);
  const models = defineModels(connection);
  await prepareCollections(models);
  return { connection, models, close: () => connection.close() };
}

/**
 * As connectDatabase, at once: connects in the background, again and again until MongoDB is there. Until then
 * operations fail within PATIENCE_MS, and while it is silent within 5 seconds. `onFailure` hears of each attempt that
 * failed.
 */
export function openDatabase(url: string, onFailure: (error: unknown) => void): Database {
  const connection = mongoose.createConnection();
  connection.config.bufferTimeoutMS = PATIENCE_MS;
  const models = defineModels(connection);
  const closing = new AbortController();
  const connect = async () => {
    while (!closing.signal.aborted) {
      try {
        await connection.openUri(url, { ...impatientOptions, monitorCommands: isTracing() });
        traceDatabase(connection);
        await prepareCollections(models);
        return;
      } catch (error) {
        if (closing.signal.aborted) return;
        onFailure(error);
        await delay(RECONNECT_PAUSE_MS);
      }
    }
  };
  void connect();
  return {
    connection,
    models,
    close() {
      closing.abort();
      return connection.close();
    },
  };
}

/** MongoDB's duplicate-key error: the unique index said no. */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { code?: unknown }).code === 11000;
