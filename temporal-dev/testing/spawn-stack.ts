import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch, type Program, type Running } from '../servers/launch';
import { freePort } from '../servers/ports';
import { projectRoot } from '../stack/project-root';
import { type RunRecord, readRun } from '../stack/run-file';
import { PORT_VARIABLES } from '../stack/settings';

export interface SpawnedStack {
  apiUrl: string;
  dataDir: string;
  env: Readonly<Record<string, string>>;
  /** The supervisor's pid. */
  pid: number;
  /** Everything that it has printed so far. */
  output(): string;
  /** What run.json says now. */
  record(): Promise<RunRecord>;
  /** The pid of a part now: 'temporal', 'mongodb', 'nats', 'stripe', 'workers', 'api'. */
  pidOf(part: string): Promise<number>;
  /** Kills a part as `kill -9` does and resolves to its new pid when it has been started again. */
  killPart(part: string): Promise<number>;
  /** Kills the supervisor as `kill -9` does; its parts stay behind. */
  killSupervisor(): Promise<void>;
  /** Stops as ctrl-C does, and keeps the data. */
  stop(): Promise<void>;
  /** Stops, and removes the data. */
  discard(): Promise<void>;
}

/** What a developer's shell may hold and a test's stack must not see. */
const UNSET = ['MONGO_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_UI_URL', 'NATS_URL', 'STRIPE_KEY', 'STRIPE_API_URL', 'HOST'];
const POLL_MS = 50;

/**
 * Starts the real `npm start`, compiled, on free ports with a data folder of its own, and waits until it is ready.
 * `env` of an earlier stack starts the same one again; `command` another command that runs a stack, with its arguments.
 * Throws, with what it printed, when it does not get ready.
 */
export async function spawnStack(
  env: Readonly<Record<string, string>> = {},
  [command, ...args]: readonly string[] = ['start'],
): Promise<SpawnedStack> {
  const settings = { ...(env.DATA_DIR ? {} : await freshSettings()), ...env };
  const dataDir = settings.DATA_DIR ?? '';
  const lines: string[] = [];
  const program: Program = {
    name: 'stack',
    command: process.execPath,
    args: [join(projectRoot(), 'dist', 'temporal-dev', `${command}.js`), ...args],
    env: { NODE_ENV: 'development', ...Object.fromEntries(UNSET.map((name) => [name, ''])), ...settings },
    readyWithinMs: 120_000,
    stopWithinMs: 60_000,
  };
  let running: Running;
  try {
    running = await launch(program, { onLine: (line) => lines.push(line) });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}:\n${lines.join('\n')}`);
  }

  const record = async () => {
    const found = await readRun(dataDir);
    if (!found) throw new Error(`No stack runs on ${dataDir}`);
    return found;
  };
  const pidOf = async (part: string) => {
    const child = (await record()).children[part];
    if (!child) throw new Error(`${part} does not run`);
    return child.pid;
  };
  return {
    apiUrl: `http://127.0.0.1:${settings.PORT}`,
    dataDir,
    env: settings,
    pid: running.pid,
    output: () => lines.join('\n'),
    record,
    pidOf,
    async killPart(part) {
      const before = await pidOf(part);
      const seen = lines.length;
      process.kill(before, 'SIGKILL');
      while (!lines.slice(seen).some((line) => line.startsWith(part) && line.endsWith('runs again')))
        await sleep(POLL_MS);
      return pidOf(part);
    },
    async killSupervisor() {
      running.kill();
      await running.ended;
    },
    stop: () => running.stop(),
    async discard() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function freshSettings(): Promise<Record<string, string>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ticketing-test-stack-'));
  const ports = await Promise.all(PORT_VARIABLES.map(async (name) => [name, String(await freePort())]));
  return { ...Object.fromEntries(ports), DATA_DIR: dataDir };
}
