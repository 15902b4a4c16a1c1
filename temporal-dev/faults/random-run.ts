import { setTimeout as sleep } from 'node:timers/promises';
import { ENDINGS, type EndingName, WEIGHTS } from './endings';
import { injectFaults } from './injector';
import { judge } from './judge';
import { editTicket, listTicket, type Market, openMarket, reserve } from './market';
import { seededRandom } from './random';
import { count, openRecord, type RunRecord } from './record';
import { isClean, type RunResult } from './report';
import { openRig, type Rig } from './rig';
import { waitUntilSettled } from './settle';

export interface RunOptions {
  orders: number;
  seed: number;
  say(line: string): void;
  /** What no buyer does this time. */
  without?: readonly EndingName[];
}

/** Short, so that windows end while things are broken. */
const SETTINGS = { PAYMENT_WINDOW: '6s', PAYMENT_EXTENSION: '3s' };
const AT_ONCE = 12;
/** One more purchase of a ticket that others are after. */
const CONTENDED = 0.25;
const REMEMBERED = 6;

/** Starts a stack, lets people buy while things break, heals, waits for the end and has the checker judge. */
export async function runRandomly(options: RunOptions): Promise<RunResult> {
  const { seed, say } = options;
  const record = openRecord();
  const rig = await openRig(SETTINGS);
  let result: RunResult | undefined;
  try {
    await rig.startOtherWorkers();
    const market = await openMarket(rig, record, seededRandom(seed, 'people'));
    say('everything runs and everybody has an account; breaking things from now on');
    await breakWhileBuying(rig, market, options, record);
    say('healed; waiting until every order has come to its end');
    const unsettled = await waitUntilSettled(rig, say);
    result = { record, unsettled, ...(await judge(rig, record)) };
    return result;
  } finally {
    const kept = await rig.close({ keepData: !result || !isClean(result) });
    if (kept) say(`the data is kept in ${kept}`);
  }
}

async function breakWhileBuying(rig: Rig, market: Market, options: RunOptions, record: RunRecord): Promise<void> {
  const enough = new AbortController();
  const breaking = injectFaults(rig, seededRandom(options.seed, 'faults'), record, enough.signal);
  try {
    await Promise.race([buyAll(market, options, record), breaking]);
  } finally {
    enough.abort();
    await breaking;
    await rig.stripe.heal();
  }
}

/** So many purchases as were asked for, some at a time. */
async function buyAll(
  market: Market,
  { orders, seed, say, without = [] }: RunOptions,
  record: RunRecord,
): Promise<void> {
  const weights = { ...WEIGHTS, ...Object.fromEntries(without.map((name) => [name, 0])) };
  const hot: { ticketId: string; seller: Market['sellers'][0] }[] = [];
  let begun = 0;
  const reserved = () => new Set(record.acknowledged.map(({ orderId }) => orderId)).size;
  let told = 0;
  const shop = async () => {
    while (reserved() < orders) {
      begun++;
      await purchase(begun);
      if (reserved() - told >= 50) {
        told = reserved();
        say(`${told} of ${orders} orders reserved`);
      }
    }
  };

  async function purchase(number: number): Promise<void> {
    const random = seededRandom(seed, `purchase ${number}`);
    const contended = hot[random.between(0, REMEMBERED - 1)];
    const wantsSame = random.chance(CONTENDED);
    const seller = wantsSame && contended ? contended.seller : random.pick(market.sellers);
    const ticketId = wantsSame && contended ? contended.ticketId : await listTicket(seller);
    if (!ticketId) return;
    hot.unshift({ ticketId, seller });
    hot.splice(REMEMBERED);
    const editing = random.chance(0.1) ? editTicket(seller, ticketId, 'The Tin Comets, edited') : undefined;
    const order = await reserve(market, { ticketId, seller, buyer: random.pick(market.buyers) });
    await editing;
    if (!order) return;
    const ending: EndingName = random.weighted(weights);
    count(record.endings, ending);
    if (random.chance(0.3)) await sleep(random.between(0, 3_000));
    await ENDINGS[ending](market, order, random);
  }

  await Promise.all(Array.from({ length: AT_ONCE }, shop));
}
