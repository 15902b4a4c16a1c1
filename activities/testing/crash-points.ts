import type { ActivityDependencies } from '../dependencies';
import { type Around, interceptSteps } from './intercept-steps';

/** What a crash looks like to the activity: not a permanent answer, so Temporal runs it again. */
class Crash extends Error {}

export interface CrashCase<W> {
  /** A fresh world for each crash. */
  world: () => Promise<W>;
  act: (dependencies: ActivityDependencies, world: W) => Promise<unknown>;
  /** Throws when something is not as if nothing had happened. `crash` names the step, for the message. */
  check: (world: W) => Promise<void>;
  /** Which side of a step to crash on; absent: either. */
  when?: readonly ('before' | 'after')[];
}

/**
 * Lets an activity crash before and after each of its steps, each time in a fresh world, and runs it again until it
 * succeeds, as Temporal does; then checks the world. Returns the steps at which it crashed.
 */
export async function crashEverywhere<W>(
  dependencies: ActivityDependencies,
  { world, act, check, when: sides = ['before', 'after'] }: CrashCase<W>,
): Promise<string[]> {
  const crashes: string[] = [];
  for (const when of sides) {
    for (let point = 0; ; point++) {
      const fresh = await world();
      const crash = crashAt(point, when);
      await retryAfterCrash(() => act(interceptSteps(dependencies, crash.around), fresh));
      await describeFailure(`crashed ${when} step ${point} (${crash.step()})`, () => check(fresh));
      if (!crash.step()) break;
      crashes.push(`${when} ${crash.step()}`);
    }
  }
  return crashes;
}

function crashAt(point: number, when: 'before' | 'after'): { around: Around; step(): string | undefined } {
  let made = 0;
  let crashed: string | undefined;
  return {
    step: () => crashed,
    async around(step, run) {
      const isHere = made++ === point;
      if (isHere) crashed = step;
      if (isHere && when === 'before') throw new Crash(`before ${step}`);
      const result = await run();
      if (isHere) throw new Crash(`after ${step}`);
      return result;
    },
  };
}

async function retryAfterCrash(act: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await act();
      return;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}

export interface SleepCase<W> {
  world: () => Promise<W>;
  /** The attempt that falls asleep and wakes up late. However it ends then, nobody hears of it. */
  act: (dependencies: ActivityDependencies, world: W) => Promise<unknown>;
  /** What happens while it sleeps. */
  meanwhile: (dependencies: ActivityDependencies, world: W) => Promise<unknown>;
  check: (world: W) => Promise<void>;
}

/**
 * Lets an attempt fall asleep before each of its steps in turn, each time in a fresh world, and wake up only after
 * `meanwhile`; then checks the world. Returns the steps before which it slept.
 */
export async function sleepEverywhere<W>(
  dependencies: ActivityDependencies,
  { world, act, meanwhile, check }: SleepCase<W>,
): Promise<string[]> {
  const naps: string[] = [];
  for (let point = 0; ; point++) {
    const fresh = await world();
    const nap = sleepAt(point);
    const attempt = act(interceptSteps(dependencies, nap.around), fresh).catch((error: unknown) => error);
    const step = await Promise.race([nap.asleep, attempt.then(() => undefined)]);
    await meanwhile(dependencies, fresh);
    nap.wake();
    await attempt;
    await describeFailure(`slept before step ${point} (${step})`, () => check(fresh));
    if (!step) return naps;
    naps.push(step);
  }
}

function sleepAt(point: number): { around: Around; asleep: Promise<string>; wake(): void } {
  let made = 0;
  let fallAsleep: (step: string) => void = () => undefined;
  let wake: () => void = () => undefined;
  const asleep = new Promise<string>((resolve) => {
    fallAsleep = resolve;
  });
  const awake = new Promise<void>((resolve) => {
    wake = resolve;
  });
  return {
    asleep,
    wake: () => wake(),
    async around(step, run) {
      if (made++ === point) {
        fallAsleep(step);
        await awake;
      }
      return run();
    },
  };
}

async function describeFailure(circumstance: string, check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    if (error instanceof Error) error.message = `${circumstance}: ${error.message}`;
    throw error;
  }
}
