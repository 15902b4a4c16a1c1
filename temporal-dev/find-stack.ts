import { readConfig } from '../shared/infra/config';
import { type RunRecord, readRun } from './stack/run-file';
import { readSettings, resolveDataDir, type StackUrls } from './stack/settings';

export class NoStackError extends Error {}

/** What a program needs beside one of STRIPE_KEY and STRIPE_API_URL. */
const SERVERS = ['MONGO_URL', 'TEMPORAL_ADDRESS', 'NATS_URL'];

/**
 * The addresses of the stack that `npm start` runs with this environment's DATA_DIR. `API_URL` names another platform,
 * whose servers are then the ones of the environment. Throws NoStackError, or ConfigError for a wrong variable.
 */
export async function findStack(env: NodeJS.ProcessEnv = process.env): Promise<StackUrls> {
  const { dataDir, urls } = readSettings(env);
  if (env.API_URL) return { ...urls, api: env.API_URL };
  return (await readyRun(dataDir, 'set API_URL to one elsewhere')).urls;
}

/**
 * The environment for one of our programs that runs alone: what this one names, and for the other servers those of the
 * running stack, whose API is at `stackApi`. Throws NoStackError, or ConfigError for a wrong variable.
 */
export async function findServers(
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ env: Record<string, string>; stackApi?: string }> {
  const config = readConfig(env);
  // One that is empty counts as not set, and so must not hide the stack's.
  const named = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  named.LOG_LEVEL ??= 'warn';
  const namesStripe = Boolean(named.STRIPE_KEY || named.STRIPE_API_URL);
  const missing = [...SERVERS.filter((name) => !named[name]), ...(namesStripe ? [] : ['STRIPE_KEY or STRIPE_API_URL'])];
  if (missing.length === 0) return { env: named };

  const dataDir = resolveDataDir(config);
  const run = await readyRun(dataDir, `name servers of yours: ${missing.join(', ')}`);
  const theirs = Object.entries(run.env ?? {}).filter(([name]) => !(namesStripe && name.startsWith('STRIPE_')));
  const merged = { ...Object.fromEntries(theirs), ...named };
  if (!namesStripe && !merged.STRIPE_API_URL)
    throw new NoStackError(`The stack on ${dataDir} uses a Stripe account of yours: set STRIPE_KEY here too.`);
  return { env: merged, stackApi: run.urls.api };
}

async function readyRun(dataDir: string, alternative: string): Promise<RunRecord> {
  const run = await readRun(dataDir);
  if (!run)
    throw new NoStackError(
      `No stack runs on ${dataDir}: start it with npm start in another terminal, set DATA_DIR to that of one which runs, or ${alternative}.`,
    );
  if (!run.ready)
    throw new NoStackError('The stack is still starting; try again when npm start says that it is ready.');
  return run;
}
