import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { connectDatabase, type Database } from '../../shared/infra/mongo';
import { mongoUrl } from '../servers/mongodb';
import { LOOPBACK } from '../servers/ports';
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
  temporalAddress: string;
  temporal: Client;
  database: Database;
  stripe: StripeControl;
  /** What Prometheus would read of a process of ours. */
  metricsUrls: Readonly<Record<'api' | 'workers', string>>;
  /** Starts a second process of workers: what a stopped one left in the middle is taken over, and it wakes up to that. */
  startOtherWorkers(): Promise<void>;
  stopOtherWorkers(): Promise<void>;
  /** The pid of a part now. */
  pidOf(part: Part): Promise<number>;
  /** As `kill -9`, or gracefully with SIGTERM. Resolves when the part runs again. */
  kill(part: Part, signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
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
  RATE_LIMIT_SIGN_UP: '1000000',
};

/** Starts the stack with these settings. Throws what it printed when it does not get ready. */
export async function openRig(settings: Readonly<Record<string, string>>): Promise<Rig> {
  const stack = await spawnStack({ ...SETTINGS, ...settings });
  try {
    return await attachRig(stack);
  } catch (error) {
    await stack.discard();
    throw error;
  }
}

/** Everything that a run does to a stack that a test has started. */
export async function attachRig(stack: SpawnedStack): Promise<Rig> {
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
    temporalAddress: urls.temporal,
    temporal: new Client({ connection }),
    database,
    stripe: controlStripe(urls.stripe ?? ''),
    metricsUrls: {
      api: `http://${LOOPBACK}:${stack.env.API_METRICS_PORT}/metrics`,
      workers: `http://${LOOPBACK}:${stack.env.WORKERS_METRICS_PORT}/metrics`,
    },
    startOtherWorkers: others.start,
    stopOtherWorkers: others.stop,
    pidOf,
    async kill(part, signal = 'SIGKILL') {
      const output = part === 'other-workers' ? others.output : stack.output;
      const seen = output().length;
      const again = new RegExp(`^${part}\\b.*runs again$`, 'm');
      process.kill(await pidOf(part), signal);
      for (const until = Date.now() + RESTART_WITHIN_MS; !again.test(output().slice(seen)); await sleep(POLL_MS))
        if (Date.now() > until) throw new Error(`${part} has ended and does not run again`);
    },
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

/** Workers beside the stack's own, kept running the same way. */
function superviseOtherWorkers(stack: SpawnedStack, urls: Record<string, string>) {
  const lines: string[] = [];
  let supervisor: Supervisor | undefined;
  let current: number | undefined;
  const write = (part: string, line: string) => void lines.push(`${part} ${line}`);
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
  };
}
