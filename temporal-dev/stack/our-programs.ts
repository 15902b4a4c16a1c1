import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../servers/launch';
import { LOOPBACK } from '../servers/ports';
import { projectRoot } from './project-root';
import { childEnvironment, type StackSettings } from './settings';

const READY_WITHIN_MS = 90_000;

type Environment = Readonly<Record<string, string>>;

/** The version of everything that is ours. */
export const ownVersion = (): string =>
  JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')).version as string;

export const describeWorkers = (domains: readonly string[], temporalAddress: string) =>
  `workers of ${domains.join(', ')}, polling Temporal at ${temporalAddress} (${ownVersion()})`;

export const describeApi = (url: string) => `API and storefront at ${url} (${ownVersion()})`;

/** The workers of the named domains, in one process; without names, of every domain. */
export const workersProgram = (env: Environment, domains: readonly string[] = []): Program => {
  const program = ourProgram('workers', 'workers/main.js', env, 30_000);
  return { ...program, args: [...program.args, ...domains] };
};

/** The REST API, which serves the storefront too. */
export const apiProgram = (env: Environment): Program => ourProgram('api', 'api/main.js', env, 25_000);

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

const ourProgram = (name: string, file: string, env: Environment, stopWithinMs: number): Program => ({
  name,
  command: process.execPath,
  args: ['--enable-source-maps', join(projectRoot(), 'dist', file)],
  env,
  readyWithinMs: READY_WITHIN_MS,
  stopWithinMs,
});
