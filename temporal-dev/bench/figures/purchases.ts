import { compareSides } from '../compare-sides';
import type { Platform } from '../platform';
import { readCpuMs } from '../read-cpu';
import { readLongestPauseMs } from '../read-longest-pause';
import type { Measured, Measurements, Ratio } from '../result';
import { inTurns, type Load, runLoad } from '../run-load';
import { median, percentile, spreadOf } from '../statistics';

const ROUNDS = 3;
const WARM_UP = 64;
/** How many purchases each round makes, by how many are made at once. */
const LOADS = new Map([
  [16, 128],
  [64, 192],
]);

/** Whole purchases with payment, over HTTP, against bare workflows of the same shape. */
export async function purchases(platform: Platform): Promise<Measurements> {
  const { bare, say } = platform;
  const doNothing = await bare();
  /** What else the platform does meanwhile is its own affair. */
  const readBareCpu = async () =>
    readCpu(
      new Map([
        ['temporal', await platform.rig.pidOf('temporal')],
        ['workers', doNothing.pid],
        ['client', process.pid],
      ]),
    );
  const theirs = async (count: number, concurrency: number) => {
    const before = await readBareCpu();
    const load = await runLoad({ count, concurrency }, () => doNothing.purchase());
    addUse(usedByBare, since(before, await readBareCpu()), count);
    return load;
  };
  const used = new Map<string, number[]>();
  const usedByBare = new Map<string, number[]>();
  const ours = async (count: number, concurrency: number) => {
    const load = await purchaseMany(platform, count, concurrency);
    addUse(used, load.cpuMs, count);
    return load;
  };
  await purchaseMany(platform, WARM_UP, 16);
  await theirs(WARM_UP, 16);

  const ratios: Ratio[] = [];
  const reported: Measurements['reported'] = [];
  for (const [concurrency, count] of LOADS) {
    say(`${count} purchases at a time, ${concurrency} at once`);
    const found = await inTurns(
      ROUNDS,
      () => ours(count, concurrency),
      () => theirs(count, concurrency),
    );
    const rounds = (loads: Load[]) => loads.map(({ perSecond }) => perSecond);
    ratios.push(
      compareSides({
        label: `purchases at concurrency ${concurrency}`,
        unit: 'per s',
        ours: { label: 'reserved and paid over HTTP', rounds: rounds(found.ours) },
        theirs: { label: 'bare workflows of the same shape', rounds: rounds(found.theirs) },
        target: { atLeast: 0.8 },
      }),
    );
    const medians = found.ours.map(({ latencies }) => percentile(latencies, 50));
    reported.push({ label: `a purchase at concurrency ${concurrency}, p50`, unit: 'ms', ...spreadOf(medians) });
    for (const part of ['api', 'workers'] as const)
      reported.push({
        label: `longest pause of the event loop at concurrency ${concurrency}, ${part}`,
        unit: 'ms',
        ...spreadOf(found.ours.map(({ longestPauseMs }) => longestPauseMs[part])),
      });
  }
  return {
    ratios,
    reported: [...reported, ...cpuOf('a purchase', used), ...cpuOf('a bare purchase', usedByBare)],
  };
}

/** Says more than the clock on a machine that others use too: so many milliseconds of processor does one of them take. */
function cpuOf(what: string, used: ReadonlyMap<string, number[]>): Measured[] {
  const measured = (part: string, rounds: number[]): Measured => ({
    label: `processor time of ${what}, ${part}`,
    unit: 'ms',
    ...spreadOf(rounds),
  });
  const total = [...used.values()].reduce((sum, rounds) => sum + median(rounds), 0);
  const parts = [...used].map(([part, rounds]) => measured(part, rounds));
  return parts.length === 0 ? [] : [...parts, measured('all together', [total])];
}

interface Purchases extends Load {
  /** By part of the platform, and of this process, which is the client. */
  cpuMs: CpuMs;
  longestPauseMs: Record<'api' | 'workers', number>;
}

/** So many purchases, each of a ticket and by a buyer of its own. */
async function purchaseMany(platform: Platform, count: number, concurrency: number): Promise<Purchases> {
  const { listTickets, signIn, reserve, pay } = platform;
  const tickets = await listTickets(count);
  const buyers = await Promise.all(tickets.map(() => signIn()));
  await readLongestPauses(platform);
  const before = await readPlatformCpu(platform);
  const load = await runLoad({ count, concurrency }, async (number) => {
    const buyer = buyers[number];
    if (!buyer) throw new Error('a purchase needs a buyer');
    await pay(buyer, await reserve(buyer, tickets[number] ?? ''));
  });
  const cpuMs = since(before, await readPlatformCpu(platform));
  return { ...load, cpuMs, longestPauseMs: await readLongestPauses(platform) };
}

/** Since they were last read. */
async function readLongestPauses({ rig: { metricsUrls } }: Platform): Promise<Purchases['longestPauseMs']> {
  const [api, workers] = await Promise.all([
    readLongestPauseMs(metricsUrls.api),
    readLongestPauseMs(metricsUrls.workers),
  ]);
  return { api, workers };
}

const PARTS = ['api', 'workers', 'temporal', 'mongodb', 'nats', 'stripe'] as const;

async function readPlatformCpu({ rig }: Platform): Promise<CpuMs> {
  const pids = await Promise.all(PARTS.map(async (part) => [part, await rig.pidOf(part)] as const));
  return readCpu(new Map<string, number>([...pids, ['client', process.pid]]));
}

/** By part. What this system does not tell is left out. */
type CpuMs = Map<string, number>;

async function readCpu(pids: ReadonlyMap<string, number>): Promise<CpuMs> {
  const found: CpuMs = new Map();
  for (const [part, pid] of pids) {
    const ms = await readCpuMs(pid);
    if (ms !== undefined) found.set(part, ms);
  }
  return found;
}

const since = (before: CpuMs, after: CpuMs): CpuMs =>
  new Map([...after].map(([part, ms]) => [part, ms - (before.get(part) ?? 0)]));

function addUse(used: Map<string, number[]>, cpuMs: CpuMs, count: number): void {
  for (const [part, ms] of cpuMs) used.set(part, [...(used.get(part) ?? []), ms / count]);
}
