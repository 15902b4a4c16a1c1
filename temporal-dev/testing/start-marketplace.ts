import { createServer, type Server } from 'node:http';
import { createApp } from '../../api/app';
import { type ApiContext, closeContext, openContext } from '../../api/context';
import { createLogger } from '../../shared/infra/logger';
import { createWorkerMetrics, type WorkerMetrics } from '../../shared/infra/metrics';
import { startTracing } from '../../shared/infra/tracing';
import { DOMAINS } from '../../workers/domains';
import { type RunningWorkers, startWorkers } from '../../workers/start-workers';
import { type ApiSession, openSession, signUpOrIn } from '../api-session';
import type { StripeEmulator } from '../stripe';
import { installQuietRuntime } from './install-quiet-runtime';
import { startTestPlatform, type TestPlatform } from './start-test-platform';

export interface Marketplace {
  platform: TestPlatform;
  /** The API's own connections, to look behind the front door with. */
  context: ApiContext;
  stripe: StripeEmulator;
  /** Every domain's; a test may stop them before the marketplace does. */
  workers: RunningWorkers;
  workerMetrics: WorkerMetrics;
  apiUrl: string;
  /** A new visitor with an account. */
  signUp(name: string): Promise<Visitor>;
  stop(): Promise<void>;
}

export interface Visitor extends ApiSession {
  id: string;
}

interface MarketplaceOptions {
  /** Settings that differ from the defaults, as in the environment. */
  env?: Record<string, string>;
}

let visitors = 0;

/** The whole platform: servers of its own, every domain's Worker and the API in this process, on free ports. */
export async function startMarketplace({ env }: MarketplaceOptions = {}): Promise<Marketplace> {
  installQuietRuntime();
  // Many visitors share one address here, and a busy machine must not look like an outage.
  const platform = await startTestPlatform({
    env: {
      RATE_LIMIT_ADDRESS: '1000000',
      RATE_LIMIT_REQUESTS: '1000000',
      RATE_LIMIT_SIGN_UP: '1000000',
      RESERVE_TIMEOUT: '60s',
      ANSWER_TIMEOUT: '60s',
      ...env,
    },
  });
  try {
    return await openMarketplace(platform);
  } catch (error) {
    // Servers that outlive a failed start would keep the test run from ending.
    await platform.stop();
    throw error;
  }
}

async function openMarketplace(platform: TestPlatform): Promise<Marketplace> {
  const { config, stripe } = platform;
  if (!stripe) throw new Error('the test platform has no Stripe emulator');
  const tracing = startTracing(config, 'test');
  const workerMetrics = createWorkerMetrics();
  const [workers, context] = await Promise.all([
    startWorkers(config, DOMAINS, { metrics: workerMetrics, tracing }),
    openContext(config, createLogger('api', config), tracing),
  ]);
  const server = createServer(createApp(context));
  await new Promise<void>((resolve) => server.listen(config.PORT, config.HOST, resolve));
  const apiUrl = `http://${config.HOST}:${config.PORT}`;
  return {
    platform,
    context,
    stripe,
    workers,
    workerMetrics,
    apiUrl,
    async signUp(name) {
      const session = openSession(apiUrl);
      visitors++;
      const email = `${name}-${visitors}@example.com`;
      const { id } = await signUpOrIn(session, { email, name, password: 'correct horse battery' });
      return { ...session, id };
    },
    async stop() {
      await stop({ server, workers, context, platform });
      await tracing?.stop();
    },
  };
}

async function stop(parts: { server: Server; workers: RunningWorkers; context: ApiContext; platform: TestPlatform }) {
  const closed = new Promise((resolve) => parts.server.close(resolve));
  parts.server.closeAllConnections();
  await closed;
  await parts.workers.stop();
  await parts.context.database.connection.dropDatabase();
  await closeContext(parts.context);
  await parts.platform.stop();
}
