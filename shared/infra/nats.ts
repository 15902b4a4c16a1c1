import {
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { connect, type NatsConnection, nanos } from '@nats-io/transport-node';
import { type CloudEvent, EVENT_STREAM, EVENT_SUBJECTS, eventSubject } from '../contracts/events';

/** How long JetStream remembers event ids. Longer than a default payment window, since a release publishes again. */
const DUPLICATE_WINDOW_MS = 30 * 60_000;
const RETENTION_MS = 30 * 24 * 3600_000;
const PUBLISH_TIMEOUT_MS = 3_000;

export interface EventBus {
  connection: NatsConnection;
  manager: JetStreamManager;
  client: JetStreamClient;
  /** Stores an event in the stream; publishing the same event again stores nothing. Throws when NATS is away. */
  publish(event: CloudEvent): Promise<void>;
  close(): Promise<void>;
}

/** Connects to NATS, keeps reconnecting for ever, and makes sure that the stream exists. */
export async function connectEventBus(url: string, name: string): Promise<EventBus> {
  const connection = await connect({ servers: url, name, maxReconnectAttempts: -1, reconnectTimeWait: 500 });
  const manager = await jetstreamManager(connection);
  await ensureStream(manager);
  const client = jetstream(connection);
  return {
    connection,
    manager,
    client,
    async publish(event) {
      await client.publish(eventSubject(event.type), JSON.stringify(event), {
        msgID: event.id,
        timeout: PUBLISH_TIMEOUT_MS,
      });
    },
    close: () => connection.drain(),
  };
}

async function ensureStream(manager: JetStreamManager): Promise<void> {
  const settings = {
    subjects: [EVENT_SUBJECTS],
    max_age: nanos(RETENTION_MS),
    duplicate_window: nanos(DUPLICATE_WINDOW_MS),
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
