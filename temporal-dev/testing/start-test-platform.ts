import { type Config, readConfig } from '../../shared/infra/config';
import { WEBHOOK_EVENTS } from '../../shared/infra/stripe';
import { freePort, LOOPBACK } from '../servers/ports';
import { createStripeEmulator, type StripeEmulator } from '../stripe';
import { startTestBus } from './start-test-bus';
import { uniqueDatabaseUrl } from './start-test-database';
import { startTestTemporal } from './start-test-temporal';

export interface TestPlatform {
  config: Config;
  /** The environment that `config` was read from, for programs that a test starts. */
  env: Record<string, string>;
  /** Set unless `stripe: false`. */
  stripe?: StripeEmulator;
  stop(): Promise<void>;
}

interface TestPlatformOptions {
  /** The Stripe emulator, which sends its webhooks to the API at `config.PORT`. Default true. */
  stripe?: boolean;
  /** Temporal's Web UI, at `config.TEMPORAL_UI_URL`. Default false. */
  ui?: boolean;
  /** Settings that differ from the defaults, as in the environment: `{ PAYMENT_WINDOW: '3s' }`. */
  env?: Record<string, string>;
}

const WEBHOOK_SECRET = 'whsec_test';

/** Everything that workers and API need, on free ports: Temporal, NATS and Stripe of its own, a database of its own. */
export async function startTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const apiPort = await freePort();
  const webhookUrl = `http://${LOOPBACK}:${apiPort}/api/webhooks/stripe`;
  const stripe =
    options.stripe === false
      ? undefined
      : createStripeEmulator({ webhookSecret: WEBHOOK_SECRET, webhookUrl, webhookEvents: WEBHOOK_EVENTS });
  const parts = [startTestTemporal({ ui: options.ui }), startTestBus(), stripe?.listen(0)] as const;
  const stop = async () => {
    const [temporal, bus] = await Promise.allSettled(parts);
    await stripe?.close();
    // What could not start has left nothing.
    await Promise.all([temporal, bus].map((part) => (part.status === 'fulfilled' ? part.value.stop() : undefined)));
  };
  try {
    const [temporal, bus, stripeUrl] = await Promise.all(parts);
    const env: Record<string, string> = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      PORT: String(apiPort),
      MONGO_URL: uniqueDatabaseUrl(),
      TEMPORAL_ADDRESS: temporal.address,
      ...(temporal.uiUrl ? { TEMPORAL_UI_URL: temporal.uiUrl } : {}),
      NATS_URL: bus.url,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      ...(stripeUrl ? { STRIPE_API_URL: stripeUrl } : {}),
      ...options.env,
    };
    return { config: readConfig(env), env, stripe, stop };
  } catch (error) {
    // Servers that outlive a failed start would keep the test run from ending.
    await stop();
    throw error;
  }
}
