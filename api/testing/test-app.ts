import type { RequestListener } from 'node:http';
import type { DestinationStream } from 'pino';
import Stripe from 'stripe';
import request from 'supertest';
import { SIGN_UP_WORKFLOW } from '../../shared/contracts/users';
import { type Config, readConfig } from '../../shared/infra/config';
import { createLogger } from '../../shared/infra/logger';
import { type ApiMetrics, createApiMetrics } from '../../shared/infra/metrics';
import type { Database } from '../../shared/infra/mongo';
import { createApp } from '../app';
import { newId } from '../new-id';
import type { EventFeed } from '../stream/event-feed';
import { checkAnswers } from './check-answer';
import { createFakeFeed } from './fake-feed';
import { FakeTemporal } from './fake-temporal';

export interface TestApp {
  /** Checks each of its answers against the documentation. */
  app: RequestListener;
  config: Config;
  database: Database;
  temporal: FakeTemporal;
  stripe: Stripe;
  metrics: ApiMetrics;
}

/** Everybody who signs up in a test does so from one address, and a busy machine must not look like an outage. */
const LIMITS = { RATE_LIMIT_SIGN_UP: '1000000', RATE_LIMIT_PATIENCE: '60s' };

/** The application on a database, with a fake Temporal and a Stripe that knows one client secret. */
export function createTestApp(
  database: Database,
  env: Record<string, string> = {},
  feed: EventFeed = createFakeFeed(),
  log?: DestinationStream,
): TestApp {
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', ...LIMITS, ...env });
  const temporal = new FakeTemporal();
  temporal.answers[SIGN_UP_WORKFLOW] = () => undefined;
  const stripe = new Stripe('sk_test_fake');
  const logger = createLogger('api', config, log);
  const metrics = createApiMetrics();
  const readClientSecret = async (paymentIntentId: string) => `${paymentIntentId}_secret_1`;
  const app = createApp({
    config,
    database,
    temporal: temporal.client,
    stripe,
    readClientSecret,
    feed,
    metrics,
    logger,
  });
  return { app: checkAnswers(app), config, database, temporal, stripe, metrics };
}

export interface TestUser {
  id: string;
  /** Headers that make a request this user's. */
  headers: { Cookie: string };
}

/** Signs a new user up through the front door. */
export async function signUpUser({ app, temporal }: TestApp): Promise<TestUser> {
  const response = await request(app)
    .post('/api/users/signup')
    .send({ email: `${newId()}@example.com`, password: 'correct horse' });
  temporal.calls = [];
  return { id: response.body.id, headers: { Cookie: sessionCookie(response) } };
}

export function sessionCookie({ headers }: request.Response): string {
  const [cookie] = headers['set-cookie'] ?? [];
  if (!cookie) throw new Error('no cookie was set');
  return cookie.split(';')[0] ?? '';
}
