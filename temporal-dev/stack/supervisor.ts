import { setTimeout as sleep } from 'node:timers/promises';
import { launch, type Program, type Running } from '../servers/launch';

const DEATHS_ALLOWED = 5;
const DEATHS_WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

interface Listeners {
  say(part: string, line: string): void;
  forward(part: string, line: string): void;
  /** A part runs under this pid, or no more. */
  changed(part: string, pid: number | undefined): void;
  /** A part keeps dying and is not started again. */
  gaveUp(reason: string): void;
}

export interface Supervisor {
  /** Starts a part and resolves when it is ready; from then on it is started again whenever it ends by itself. */
  start(program: Program): Promise<void>;
  /** Stops the parts of each group side by side, one group after the other. Nothing is started from then on. */
  stop(groups: readonly (readonly string[])[]): Promise<void>;
  /** Kills every part at once. */
  kill(): void;
}

/** Keeps the parts of the stack running. */
export function createSupervisor({ say, forward, changed, gaveUp }: Listeners): Supervisor {
  const parts = new Map<string, Running>();
  let stopping = false;

  async function start(program: Program): Promise<void> {
    if (stopping) throw new Error('stopped');
    const { name } = program;
    const running = await launch(program, {
      started(child) {
        parts.set(name, child);
        changed(name, child.pid);
        void child.ended.then(() => {
          if (parts.get(name) === child) parts.delete(name);
          changed(name, parts.get(name)?.pid);
        });
      },
      onLine: (line) => forward(name, line),
    });
    void running.ended.then((how) => (stopping ? undefined : heal(program, how)));
  }

  async function heal(program: Program, how: string, deaths: readonly number[] = recentDeaths(program.name)) {
    const { name } = program;
    deathsOf.set(name, [...deaths, Date.now()]);
    if (deaths.length + 1 >= DEATHS_ALLOWED)
      return gaveUp(`${name} ended ${DEATHS_ALLOWED} times within a minute, at last with ${how}.`);
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** deaths.length, LONGEST_PAUSE_MS);
    say(name, `ended by itself (${how}); starting it again`);
    await sleep(pauseMs);
    if (stopping) return;
    try {
      await start(program);
      say(name, 'runs again');
    } catch (error) {
      if (!stopping) await heal(program, error instanceof Error ? error.message : String(error));
    }
  }

  const deathsOf = new Map<string, readonly number[]>();
  const recentDeaths = (name: string) =>
    (deathsOf.get(name) ?? []).filter((time) => Date.now() - time < DEATHS_WITHIN_MS);

  return {
    start,
    async stop(groups) {
      stopping = true;
      for (const group of groups) await Promise.all(group.map((name) => parts.get(name)?.stop()));
      await Promise.all([...parts.values()].map((part) => part.stop()));
    },
    kill() {
      stopping = true;
      for (const part of parts.values()) part.kill();
    },
  };
}
