import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultRule, WebhookRule } from '../stripe/faults';
import type { Random } from './random';
import { count, type RunRecord } from './record';
import { PARTS, type Part, type Rig } from './rig';

/** The supervisor gives a part up at its fifth death within a minute; a part may also die of another's. */
const KILLS_PER_MINUTE = 2;
const SHORTEST_STOP_MS = 500;
const LONGEST_STOP_MS = 8_000;
const LONGEST_DEATH_MS = 5_000;

const STRIPE_FAULTS: Record<string, (random: Random) => FaultRule['fault']> = {
  'Stripe is slow': (random) => ({ kind: 'latency', ms: random.between(200, 4_000) }),
  'Stripe fails': (random) => ({ kind: 'fail-before', stored: random.chance(0.5) }),
  'Stripe fails after executing': () => ({ kind: 'fail-after' }),
  'Stripe cuts the connection': () => ({ kind: 'drop-before' }),
  'Stripe cuts the connection after executing': () => ({ kind: 'drop-after' }),
  'Stripe is silent': (random) => ({ kind: 'hang', ms: random.between(1_000, 10_000) }),
  'Stripe executes and answers late': (random) => ({ kind: 'late-answer', ms: random.between(500, 10_000) }),
  'Stripe limits the rate': () => ({ kind: 'fail-before', status: 429, stored: false }),
};

const WEBHOOK_FAULTS: Record<string, (random: Random) => WebhookRule['fault']> = {
  'webhook twice': () => ({ kind: 'duplicate' }),
  'webhook out of order': () => ({ kind: 'reorder' }),
  'webhook late': (random) => ({ kind: 'delay', ms: random.between(500, 12_000) }),
  'webhook lost first': () => ({ kind: 'drop-first' }),
};

/** Where a Stripe fault hits. */
const PATHS = [
  '/v1/payment_intents',
  '/v1/payment_intents/*',
  '/v1/payment_intents/*/confirm',
  '/v1/payment_intents/*/capture',
  '/v1/payment_intents/*/cancel',
  '/v1/refunds',
] as const;

/** Breaks things, one process at a time and Stripe beside it, until `signal` says that it is enough. */
export async function injectFaults(rig: Rig, random: Random, record: RunRecord, signal: AbortSignal): Promise<void> {
  await Promise.all([breakProcesses(rig, random, record, signal), breakStripe(rig, random, record, signal)]);
}

async function breakProcesses(rig: Rig, random: Random, record: RunRecord, signal: AbortSignal): Promise<void> {
  const kills: { part: Part; atMs: number }[] = [];
  while (!signal.aborted) {
    await pause(random.between(300, 2_500), signal);
    if (signal.aborted) return;
    const part = random.pick(PARTS);
    const recent = kills.filter((kill) => kill.part === part && Date.now() - kill.atMs < 60_000);
    if (random.chance(0.5) && recent.length < KILLS_PER_MINUTE) {
      kills.push({ part, atMs: Date.now() });
      const signal = random.chance(0.8) ? 'SIGKILL' : 'SIGTERM';
      count(record.faults, `${part} ${signal === 'SIGKILL' ? 'killed' : 'restarted'}`);
      await rig.kill(part, signal);
    } else {
      count(record.faults, `${part} stopped`);
      const resume = await rig.pause(part);
      // Mostly short ones: while a server is stopped nobody gets anywhere.
      await pause(SHORTEST_STOP_MS + (LONGEST_STOP_MS - SHORTEST_STOP_MS) * random.next() ** 2, signal);
      resume();
    }
  }
}

async function breakStripe(rig: Rig, random: Random, record: RunRecord, signal: AbortSignal): Promise<void> {
  const say = async (name: string, act: () => Promise<void>) => {
    // The emulator itself may be dead or stopped at the moment.
    const happened = await act().then(
      () => true,
      () => false,
    );
    if (happened) count(record.faults, name);
  };
  while (!signal.aborted) {
    await pause(random.between(300, 2_500), signal);
    if (signal.aborted) return;
    const [kind, names] = random.chance(0.6)
      ? (['request', Object.keys(STRIPE_FAULTS)] as const)
      : (['webhook', Object.keys(WEBHOOK_FAULTS)] as const);
    const name = names[random.between(0, names.length - 1)] ?? '';
    const times = random.between(1, 3);
    if (random.chance(0.08)) {
      await say('Stripe is dead', () => rig.stripe.die());
      await pause(random.between(1_000, LONGEST_DEATH_MS), signal);
      await rig.stripe.heal().catch(() => undefined);
    } else if (kind === 'request') {
      const fault = STRIPE_FAULTS[name]?.(random);
      if (fault) await say(name, () => rig.stripe.arm({ path: random.pick(PATHS), times, fault }));
    } else {
      const fault = WEBHOOK_FAULTS[name]?.(random);
      if (fault) await say(name, () => rig.stripe.armWebhook({ times, fault }));
    }
  }
}

/** Sleeps, or less when it is enough. */
const pause = (ms: number, signal: AbortSignal): Promise<unknown> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);
