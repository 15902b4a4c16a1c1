import { readFileSync } from 'node:fs';
import {
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { connect, credsAuthenticator, type NatsConnection, nanos } from '@nats-io/transport-node';
import { SpanKind } from '@opentelemetry/api';
import { type CloudEvent, EVENT_STREAM, EVENT_SUBJECTS, eventSubject } from '../contracts/events';
import type { Config } from './config';
import { activeTraceparent, withSpan } from './tracing';

/** How long JetStream remembers event ids. Longer than a default payment window, since a release publishes again. */
const DUPLICATE_WINDOW_MS = 30 * 60_000;
const RETENTION_MS = 30 * 24 * 3600_000;
const PUBLISH_TIMEOUT_MS = 3_000;

export interface PublishOptions {
  isRepeat?: boolean;
}

export interface EventBus {
  connection: NatsConnection;
  manager: JetStreamManager;
  client: JetStreamClient;
  /**
   * Stores an event in the stream; publishing the same event again stores nothing. Throws when NATS is away.
   * Returns whether the world has not heard of the event before. `isRepeat`: told once more in case nobody has yet; its
   * span says so.
   */
  publish(event: CloudEvent, options?: PublishOptions): Promise<{ isNew: boolean }>;
  close(): Promise<void>;
}

/** How we are known to NATS and how often it keeps what we publish; unset, nobody in particular, and once. */
export type EventBusOptions = Partial<Pick<Config, 'NATS_CREDS' | 'NATS_REPLICAS'>>;

/** Connects to NATS, keeps reconnecting for ever, and makes sure that the stream exists. */
export async function connectEventBus(url: string, name: string, options: EventBusOptions = {}): Promise<EventBus> {
  const { NATS_CREDS: file, NATS_REPLICAS: replicas = 1 } = options;
  // Read at every connection: credentials may have been replaced meanwhile.
  const authenticator = file ? credsAuthenticator(() => readFileSync(file)) : undefined;
  const reconnect = { maxReconnectAttempts: -1, reconnectTimeWait: 500 };
  // Otherwise every publication takes a stack trace, for an error that it may end in.
  const connection = await connect({ servers: url, name, authenticator, noAsyncTraces: true, ...reconnect });
  const manager = await openStream(connection, replicas);
  const client = jetstream(connection);
  return {
    connection,
    manager,
    client,
    publish: (event, options) => publish(client, event, options),
    close: () => connection.drain(),
  };
}

async function openStream(connection: NatsConnection, replicas: number): Promise<JetStreamManager> {
  try {
    const manager = await jetstreamManager(connection);
    await ensureStream(manager, replicas);
    return manager;
  } catch (error) {
    // NATS answers before its JetStream does; who tries again connects again.
    await connection.close();
    throw error;
  }
}

function publish(
  client: JetStreamClient,
  event: CloudEvent,
  { isRepeat = false }: PublishOptions = {},
): Promise<{ isNew: boolean }> {
  const subject = eventSubject(event.type);
  const attributes = {
    'messaging.system': 'nats',
    'messaging.operation.type': 'send',
    'messaging.destination.name': subject,
    'messaging.message.id': event.id,
  };
  const name = `publish ${isRepeat ? 'again ' : ''}${event.type}`;
  return withSpan(name, { kind: SpanKind.PRODUCER, attributes }, async () => {
    const traced: CloudEvent = { ...event, traceparent: activeTraceparent() };
    const { duplicate } = await client.publish(subject, JSON.stringify(traced), {
      msgID: event.id,
      timeout: PUBLISH_TIMEOUT_MS,
    });
    // JetStream does not remember older ids: whoever writes an aggregate's next version tells the one before again.
    const isRemembered = Date.now() - Date.parse(event.time) < DUPLICATE_WINDOW_MS;
    return { isNew: !duplicate && isRemembered };
  });
}

async function ensureStream(manager: JetStreamManager, replicas: number): Promise<void> {
  const settings = {
    subjects: [EVENT_SUBJECTS],
    max_age: nanos(RETENTION_MS),
    duplicate_window: nanos(DUPLICATE_WINDOW_MS),
    num_replicas: replicas,
  };
  // Creating a stream that exists with the same settings succeeds; several processes may start at once.
  try {
    await manager.streams.add({
      name: EVENT_STREAM,
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      ...settings,
    });
  } catch {
    await manager.streams.update(EVENT_STREAM, settings);
  }
}
