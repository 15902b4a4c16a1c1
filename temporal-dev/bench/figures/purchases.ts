import { compareSides } from '../compare-sides';
import type { Platform } from '../platform';
import { readCpuMs } from '../read-cpu';
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
  /** The server, the bare workers and the client; what else the platform does meanwhile is its own affair. */
  const readBareCpu = async () => {
    const pids = [await platform.rig.pidOf('temporal'), doNothing.pid, process.pid];
    const parts = await Promise.all(pids.map((pid) => readCpuMs(pid)));
    return parts.reduce<number>((sum, ms = 0) => sum + ms, 0);
  };
  const theirs = async (count: number, concurrency: number) => {
    const before = await readBareCpu();
    const load = await runLoad({ count, concurrency }, () => doNothing.purchase());
    usedByBare.push(((await readBareCpu()) - before) / count);
    return load;
  };
  const used = new Map<string, number[]>();
  const usedByBare: number[] = [];
  const ours = async (count: number, concurrency: number) => {
    const load = await purchaseMany(platform, count, concurrency);
    for (const [part, ms] of load.cpuMs) used.set(part, [...(used.get(part) ?? []), ms / count]);
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
  }
  const bareCpu: Measured = {
    label: 'processor time of a bare purchase, all together',
    unit: 'ms',
    ...spreadOf(usedByBare),
  };
  return { ratios, reported: [...reported, ...cpuPerPurchase(used), ...(used.size > 0 ? [bareCpu] : [])] };
}

/** Says more than the clock on a machine that others use too: so many milliseconds of processor does one purchase take. */
function cpuPerPurchase(used: ReadonlyMap<string, number[]>): Measured[] {
  const parts = [...used].map(
    ([part, rounds]): Measured => ({ label: `processor time of a purchase, ${part}`, unit: 'ms', ...spreadOf(rounds) }),
  );
  const total = [...used.values()].reduce((sum, rounds) => sum + median(rounds), 0);
  return parts.length === 0
    ? []
    : [...parts, { label: 'processor time of a purchase, all together', unit: 'ms', ...spreadOf([total]) }];
}

interface Purchases extends Load {
  /** By part of the platform, and of this process, which is the client. */
  cpuMs: Map<string, number>;
}

/** So many purchases, each of a ticket and by a buyer of its own. */
async function purchaseMany(platform: Platform, count: number, concurrency: number): Promise<Purchases> {
  const { listTickets, signIn, reserve, pay } = platform;
  const tickets = await listTickets(count);
  const buyers = await Promise.all(tickets.map(() => signIn()));
  const before = await readCpu(platform);
  const load = await runLoad({ count, concurrency }, async (number) => {
    const buyer = buyers[number];
    if (!buyer) throw new Error('a purchase needs a buyer');
    await pay(buyer, await reserve(buyer, tickets[number] ?? ''));
  });
  const after = await readCpu(platform);
  return { ...load, cpuMs: new Map([...after].map(([part, ms]) => [part, ms - (before.get(part) ?? 0)])) };
}

const PARTS = ['api', 'workers', 'temporal', 'mongodb', 'nats', 'stripe'] as const;

async function readCpu({ rig }: Platform): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const part of PARTS) {
    const ms = await readCpuMs(await rig.pidOf(part));
    if (ms !== undefined) found.set(part, ms);
  }
  const own = await readCpuMs(process.pid);
  if (own !== undefined) found.set('client', own);
  return found;
}
