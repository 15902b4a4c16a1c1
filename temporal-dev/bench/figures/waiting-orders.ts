import { compareSides } from '../compare-sides';
import type { Platform } from '../platform';
import { readMemoryKb } from '../read-memory';
import type { Measured, Measurements } from '../result';
import { runLoad } from '../run-load';
import { percentile, spreadOf } from '../statistics';

const WAITING = 5_000;
const WAITING_FULL = 20_000;
const ROUNDS = 3;
const EACH = 80;
const WARM_UP = 200;
const AT_ONCE = 32;
const PARTS = ['workers', 'temporal', 'mongodb'] as const;

/** POST /api/orders among thousands of orders that wait for their payment, against the same among none. */
export async function waitingOrders(platform: Platform): Promise<Measurements> {
  const { listTickets, signIn, reserve, rig, say, isFull } = platform;
  const waiting = isFull ? WAITING_FULL : WAITING;
  const tickets = await listTickets(WARM_UP + waiting + 2 * ROUNDS * EACH);
  const crowd = await Promise.all(Array.from({ length: 100 }, () => signIn()));
  const reserveMany = (count: number, concurrency: number) =>
    runLoad({ count, concurrency }, (number) => {
      const buyer = crowd[number % crowd.length];
      if (!buyer) throw new Error('a reservation needs a buyer');
      return reserve(buyer, tickets.pop() ?? '');
    });
  const medians = async () => {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(percentile((await reserveMany(EACH, 1)).latencies, 50));
    return rounds;
  };
  const readMemory = () => Promise.all(PARTS.map(async (part) => readMemoryKb(await rig.pidOf(part))));

  await reserveMany(WARM_UP, AT_ONCE);
  const amongNone = await medians();
  const before = await readMemory();
  say(`${waiting} orders are being reserved, and left waiting`);
  await reserveMany(waiting, AT_ONCE);
  const after = await readMemory();
  const amongMany = await medians();
  const perOrder = PARTS.map((part, index): Measured => {
    const kb = ((after[index] ?? 0) - (before[index] ?? 0)) / waiting;
    return { label: `memory per waiting order, ${part}`, unit: 'kB', ...spreadOf([kb]) };
  });
  return {
    ratios: [
      compareSides({
        label: `reserve, p50, among ${waiting} waiting orders`,
        unit: 'ms',
        ours: { label: 'among them', rounds: amongMany },
        theirs: { label: 'among none', rounds: amongNone },
        target: { atMost: 1.2 },
      }),
    ],
    reported: perOrder,
  };
}
