import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { EVENT_STREAM } from '../../shared/contracts/events';
import { connectEventBus } from '../../shared/infra/nats';
import { openSession, signUpOrIn } from '../api-session';
import { readCpuMs } from '../bench/read-cpu';
import { readMemoryKb } from '../bench/read-memory';
import { controlStripe, type StripeControl } from '../faults/stripe-control';
import { mongoServer, mongoUrl } from '../servers/mongodb';
import { freePort } from '../servers/ports';
import { launchTestServer } from '../testing/launch-test-server';
import { spawnStack } from '../testing/spawn-stack';
import type { Visitor } from '../testing/start-marketplace';
import { findMongo } from '../tools/mongodb';
import { type MongoTraffic, watchMongo } from './watch-mongo';

/** What a process has used of the machine. */
export interface Usage {
  /** Of all its threads, since it began. */
  cpuMs: number;
  residentBytes: number;
}

async function readUsage(pid: number): Promise<Usage> {
  const [cpuMs = 0, residentKb] = await Promise.all([readCpuMs(pid), readMemoryKb(pid)]);
  return { cpuMs, residentBytes: residentKb * 1024 };
}

/** Everything that is counted, from the beginning on. */
export interface Reading {
  atMs: number;
  mongo: MongoTraffic;
  /** What the event stream holds. */
  events: { messages: number; bytes: number };
  /** By the name of the part. */
  processes: Map<string, Usage>;
}

/** A platform of its own, whose every part is watched. */
export interface Lab {
  temporal: Client;
  stripe: StripeControl;
  signUp(name: string): Promise<Visitor>;
  read(): Promise<Reading>;
  close(): Promise<void>;
}

const MANY = '1000000';
/** Limits are no subject here; nor is how fast a machine is that others use as well. */
const SETTINGS = {
  LOG_LEVEL: 'error',
  RATE_LIMIT_REQUESTS: MANY,
  RATE_LIMIT_ADDRESS: MANY,
  RATE_LIMIT_SIGN_UP: MANY,
  RESERVE_TIMEOUT: '60s',
  ANSWER_TIMEOUT: '60s',
};

/** Starts `npm start` with a MongoDB beside it, so that a counter can stand between. */
export async function openLab(say: (line: string) => void): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'ticketing-costs-'));
  const port = await freePort();
  const tool = await findMongo({ say });
  const mongo = await launchTestServer(
    mongoServer(tool, { port, folder: join(folder, 'data'), logFile: join(folder, 'log') }),
  );
  const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true }), () => mongo.stop()];
  const close = async () => {
    for (const closer of closers.reverse()) await closer();
  };
  try {
    const watch = await watchMongo(port);
    const stack = await spawnStack({ ...SETTINGS, MONGO_URL: mongoUrl(watch.port, 'ticketing') });
    closers.push(stack.discard);
    const { urls, children } = await stack.record();
    const connection = await Connection.connect({ address: urls.temporal });
    closers.push(() => connection.close());
    const bus = await connectEventBus(urls.nats, 'costs');
    closers.push(() => bus.close());
    const parts = [...Object.entries(children), ['mongodb', mongo] as const];
    return {
      temporal: new Client({ connection }),
      stripe: controlStripe(urls.stripe ?? ''),
      async signUp(name) {
        const session = openSession(stack.apiUrl);
        const account = { email: `${name}@costs.example`, name, password: 'correct horse battery' };
        return { ...session, ...(await signUpOrIn(session, account)) };
      },
      async read() {
        const { state } = await bus.manager.streams.info(EVENT_STREAM);
        const usages = parts.map(async ([name, { pid }]) => [name, await readUsage(pid)] as const);
        return {
          atMs: performance.now(),
          mongo: watch.read(),
          events: { messages: state.messages, bytes: state.bytes },
          processes: new Map(await Promise.all(usages)),
        };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
