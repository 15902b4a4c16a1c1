import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { connectDatabase, type Database } from '../../shared/infra/mongo';
import { mongoUrl } from '../servers/mongodb';
import { projectRoot } from '../stack/project-root';
import { createSupervisor, type Supervisor } from '../stack/supervisor';
import { type SpawnedStack, spawnStack } from '../testing/spawn-stack';
import { controlStripe, type StripeControl } from './stripe-control';

export const PARTS = ['workers', 'other-workers', 'api', 'temporal', 'mongodb', 'nats', 'stripe'] as const;
export type Part = (typeof PARTS)[number];

/** The real stack, and everything that a run does to it. */
export interface Rig {
  apiUrl: string;
  mongoUrl: string;
  natsUrl: string;
  temporal: Client;
  database: Database;
  stripe: StripeControl;
  /** Starts a second process of workers: what a stopped one left in the middle is taken over, and it wakes up to that. */
  startOtherWorkers(): Promise<void>;
  stopOtherWorkers(): Promise<void>;
  /** As `kill -9`. Resolves when the part runs again. */
  kill(part: Part): Promise<void>;
  /** Stops the part's process, without its noticing, until `resume` is called. */
  pause(part: Part): Promise<() => void>;
  /** Ends everything and removes the data; `keepData` leaves it, with what was printed, and resolves to its folder. */
  close(options?: { keepData: boolean }): Promise<string | undefined>;
}

/** Under load a server may need this long to be there again. */
const RESTART_WITHIN_MS = 120_000;
const POLL_MS = 50;

/** Limits are no subject of these runs, and many clients share one address here. */
const SETTINGS = {
  LOG_LEVEL: 'error',
  RATE_LIMIT_REQUESTS: '1000000',
  RATE_LIMIT_ADDRESS: '1000000',
  RATE_LIMIT_SIGN_IN: '1000000',
};

/** Starts the stack with these settings. Throws what it printed when it does not get ready. */
export async function openRig(settings: Readonly<Record<string, string>>): Promise<Rig> {
  const stack = await spawnStack({ ...SETTINGS, ...settings });
  try {
    return await attach(stack);
  } catch (error) {
    await stack.discard();
    throw error;
  }
}

async function attach(stack: SpawnedStack): Promise<Rig> {
  const { urls } = await stack.record();
  const mongo = mongoUrl(Number(stack.env.MONGO_PORT), 'ticketing');
  const others = superviseOtherWorkers(stack, {
    MONGO_URL: mongo,
    TEMPORAL_ADDRESS: urls.temporal,
    NATS_URL: urls.nats,
    STRIPE_API_URL: urls.stripe ?? '',
  });
  const [connection, database] = await Promise.all([
    Connection.connect({ address: urls.temporal }),
    connectDatabase(mongo),
  ]);
  const pidOf = (part: Part) => (part === 'other-workers' ? others.pid() : stack.pidOf(part));
  return {
    apiUrl: stack.apiUrl,
    mongoUrl: mongo,
    natsUrl: urls.nats,
    temporal: new Client({ connection }),
    database,
    stripe: controlStripe(urls.stripe ?? ''),
    startOtherWorkers: others.start,
    stopOtherWorkers: others.stop,
    kill: (part) => within(RESTART_WITHIN_MS, part, part === 'other-workers' ? others.kill() : killPart(stack, part)),
    async pause(part) {
      const pid = await pidOf(part);
      process.kill(pid, 'SIGSTOP');
      return () => resume(pid);
    },
    async close({ keepData } = { keepData: false }) {
      await Promise.all([connection.close(), database.close()]);
      await others.stop();
      if (!keepData) return void (await stack.discard());
      await stack.stop();
      await writeFile(join(stack.dataDir, 'logs', 'stack.log'), `${stack.output()}\n${others.output()}\n`);
      return stack.dataDir;
    },
  };
}

function resume(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch (error) {
    // It was killed meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const killPart = async (stack: SpawnedStack, part: string) => void (await stack.killPart(part));

async function within(ms: number, part: Part, restart: Promise<void>): Promise<void> {
  const late = sleep(ms, 'late', { ref: false });
  if ((await Promise.race([restart, late])) === 'late')
    throw new Error(`${part} was killed and did not run again within ${ms / 1000} s`);
}

/** Workers beside the stack's own, kept running the same way. */
function superviseOtherWorkers(stack: SpawnedStack, urls: Record<string, string>) {
  const lines: string[] = [];
  let supervisor: Supervisor | undefined;
  let current: number | undefined;
  const write = (_part: string, line: string) => void lines.push(line);
  const pid = async () => {
    if (current === undefined) throw new Error('other-workers does not run');
    return current;
  };
  return {
    pid,
    output: () => lines.join('\n'),
    start() {
      supervisor = createSupervisor({
        say: write,
        forward: write,
        changed: (_part, pid) => {
          current = pid;
        },
        gaveUp: (reason) => lines.push(reason),
      });
      return supervisor.start({
        name: 'other-workers',
        command: process.execPath,
        args: ['--enable-source-maps', join(projectRoot(), 'dist', 'workers', 'main.js')],
        env: { ...stack.env, ...urls, NODE_ENV: 'development' },
        readyWithinMs: 90_000,
        stopWithinMs: 30_000,
      });
    },
    stop: async () => supervisor?.stop([]),
    async kill() {
      const seen = lines.length;
      process.kill(await pid(), 'SIGKILL');
      while (!lines.slice(seen).some((line) => line === 'runs again')) await sleep(POLL_MS);
    },
  };
}
