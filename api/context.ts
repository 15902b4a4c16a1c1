import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import type Stripe from 'stripe';
import type { Config } from '../shared/infra/config';
import type { Logger } from '../shared/infra/logger';
import { type ApiMetrics, createApiMetrics } from '../shared/infra/metrics';
import { type Database, openDatabase } from '../shared/infra/mongo';
import { createStripe } from '../shared/infra/stripe';
import { temporalConnectionOptions } from '../shared/infra/temporal';
import type { Tracing } from '../shared/infra/tracing';
import { type ClientSecretReader, createClientSecretReader } from './client-secrets';
import { noteWorkflows } from './note-workflows';
import { type EventFeed, openEventFeed } from './stream/event-feed';

/** What routes reach the world through. `main` builds it once; tests give their own. */
export interface ApiContext {
  config: Config;
  database: Database;
  temporal: Client;
  stripe: Stripe;
  readClientSecret: ClientSecretReader;
  feed: EventFeed;
  metrics: ApiMetrics;
  logger: Logger;
}

/** Channel settings that make the API notice within seconds that Temporal is back. */
const TEMPORAL_CHANNEL = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2_000 };
/** About a second of retries: a client is told of an outage while it still listens. */
const TEMPORAL_RPC_ATTEMPTS = 4;

/**
 * Connects lazily: the API starts, and says 503, while MongoDB, Temporal, Stripe or NATS are away. With `tracing` the
 * traces of requests go on in their workflows.
 */
export async function openContext(config: Config, logger: Logger, tracing?: Tracing): Promise<ApiContext> {
  const database = openDatabase(config.MONGO_URL, (error) =>
    logger.warn({ err: error }, 'MongoDB is not reachable yet'),
  );
  const connection = Connection.lazy({
    ...(await temporalConnectionOptions(config)),
    channelArgs: TEMPORAL_CHANNEL,
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: TEMPORAL_RPC_ATTEMPTS }))],
  });
  const temporal = new Client({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    interceptors: { workflow: [...(tracing?.clientInterceptors ?? []), noteWorkflows] },
  });
  const stripe = createStripe(config);
  const feed = openEventFeed(config.NATS_URL, logger, config);
  const readClientSecret = createClientSecretReader(stripe, logger);
  return { config, database, temporal, stripe, readClientSecret, feed, metrics: createApiMetrics(), logger };
}

export async function closeContext({ database, temporal, feed }: ApiContext): Promise<void> {
  await Promise.all([database.close(), temporal.connection.close(), feed.close()]);
}
