import { join } from 'node:path';
import type { Program } from '../servers/launch';
import { LOOPBACK } from '../servers/ports';
import { projectRoot } from './project-root';
import { childEnvironment, type StackSettings } from './settings';

const READY_WITHIN_MS = 90_000;

/** The workers of every domain, in one process. */
export const workersProgram = (settings: StackSettings): Program =>
  ourProgram('workers', 'workers/main.js', childEnvironment(settings), 30_000);

/** The REST API, which serves the storefront too. */
export const apiProgram = (settings: StackSettings): Program =>
  ourProgram('api', 'api/main.js', childEnvironment(settings), 25_000);

/** The Stripe emulator, which keeps its state in a journal. */
export function stripeProgram(settings: StackSettings): Program {
  const { urls, config, dataDir, ports } = settings;
  const env = {
    ...childEnvironment(settings),
    HOST: LOOPBACK,
    PORT: String(ports.STRIPE_PORT),
    STRIPE_JOURNAL: join(dataDir, 'stripe', 'journal.jsonl'),
    STRIPE_WEBHOOK_URL: `${urls.api}/api/webhooks/stripe`,
    STRIPE_WEBHOOK_SECRET: config.STRIPE_WEBHOOK_SECRET,
  };
  return ourProgram('stripe', 'temporal-dev/stripe/main.js', env, 5_000);
}

const ourProgram = (
  name: string,
  file: string,
  env: Readonly<Record<string, string>>,
  stopWithinMs: number,
): Program => ({
  name,
  command: process.execPath,
  args: ['--enable-source-maps', join(projectRoot(), 'dist', file)],
  env,
  readyWithinMs: READY_WITHIN_MS,
  stopWithinMs,
});
