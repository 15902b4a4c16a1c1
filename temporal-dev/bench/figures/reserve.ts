import { compareSides } from '../compare-sides';
import type { Platform } from '../platform';
import type { Measurements } from '../result';
import { inTurns, type Load, runLoad } from '../run-load';
import { percentile, ratioOf } from '../statistics';

const ROUNDS = 5;
const EACH = 80;
const WARM_UP = 40;

/** POST /api/orders → 201, one buyer at a time, against update-with-start with one activity that does nothing. */
export async function reserve({ listTickets, signIn, reserve, bare }: Platform): Promise<Measurements> {
  const tickets = await listTickets(WARM_UP + ROUNDS * EACH);
  const doNothing = await bare();
  const ours = async (count: number) => {
    // Nobody has dozens of open orders.
    const buyers = await Promise.all(Array.from({ length: count }, () => signIn()));
    return runLoad({ count, concurrency: 1 }, async () => {
      const buyer = buyers.pop();
      if (!buyer) throw new Error('a reservation needs a buyer');
      await reserve(buyer, tickets.pop() ?? '');
    });
  };
  const theirs = (count: number) => runLoad({ count, concurrency: 1 }, () => doNothing.reserve());
  await ours(WARM_UP);
  await theirs(WARM_UP);
  const found = await inTurns(
    ROUNDS,
    () => ours(EACH),
    () => theirs(EACH),
  );
  const at = (percent: number, atMost: number) => {
    const rounds = (loads: Load[]) => loads.map(({ latencies }) => percentile(latencies, percent));
    return compareSides({
      label: `reserve, p${percent}`,
      unit: 'ms',
      ours: { label: 'POST /api/orders', rounds: rounds(found.ours) },
      theirs: { label: 'bare update-with-start, one activity', rounds: rounds(found.theirs) },
      target: { atMost },
    });
  };
  // Last, for each leaves a workflow that waits.
  await runLoad({ count: WARM_UP, concurrency: 1 }, () => doNothing.reserveToPay());
  const shaped = await inTurns(
    ROUNDS,
    () => runLoad({ count: EACH, concurrency: 1 }, () => doNothing.reserveToPay()),
    () => theirs(EACH),
  );
  const medians = (loads: Load[]) => loads.map(({ latencies }) => percentile(latencies, 50));
  const label = "bare, with an order's activities, search attributes and payment timer, ÷ bare, p50";
  const floor = ratioOf(medians(shaped.ours), medians(shaped.theirs));
  return { ratios: [at(50, 1.5), at(99, 2)], reported: [{ label, unit: '×', ...floor }] };
}
