import { BUYER_ID, TICKET_ID } from '../../../shared/contracts/search-attributes';
import type { Platform } from '../platform';
import type { Measurements } from '../result';
import { runLoad } from '../run-load';
import { percentile, ratioOf, spreadOf } from '../statistics';

const BUYERS = 2_000;
const TICKETS = 100;
const AT_ONCE = 64;
const SALES = 2;
const WARM_UP = 100;

interface Sale {
  sold: number;
  /** Buyers of one sale who got more than one ticket, and tickets that went to more than one buyer. */
  double: number;
  looks: number[];
  refusals: number[];
  /** Refusals that started a workflow. */
  started: number;
  /** Those among them that were asked for when the ticket was plainly taken already. */
  startedInVain: number;
}

/** 2,000 buyers want one of 100 tickets: each looks at it, then buys it. What is refused is measured beside the looks. */
export async function flashSale(platform: Platform): Promise<Measurements> {
  await sell(platform, WARM_UP, WARM_UP / 2);
  const sales: Sale[] = [];
  for (let sale = 0; sale < SALES; sale++) sales.push(await sell(platform, BUYERS, TICKETS));
  const of = (pick: (sale: Sale) => number) => spreadOf(sales.map(pick));
  const refused = sales.map(({ refusals }) => percentile(refusals, 99));
  const looked = sales.map(({ looks }) => percentile(looks, 99));
  const exactly = (label: string, pick: (sale: Sale) => number, wanted: number) => ({
    label,
    ...of(pick),
    ours: { label: 'found', unit: 'number' as const, ...of(pick) },
    theirs: { label: 'must be', unit: 'number' as const, ...spreadOf([wanted]) },
    target: { exactly: wanted },
  });
  return {
    ratios: [
      exactly(`tickets sold of ${TICKETS} to ${BUYERS} buyers`, ({ sold }) => sold, TICKETS),
      exactly('bought twice', ({ double }) => double, 0),
      {
        label: 'refused, p99, against a look at the ticket in the same crowd',
        ...ratioOf(refused, looked),
        ours: { label: 'POST /api/orders → 409', unit: 'ms', ...spreadOf(refused) },
        theirs: { label: 'GET /api/tickets/:id', unit: 'ms', ...spreadOf(looked) },
        target: { atMost: 3 },
      },
      exactly('workflows started for a ticket that was plainly taken', ({ startedInVain }) => startedInVain, 0),
    ],
    reported: [
      { label: 'refusals of a flash sale', unit: 'number', ...of(({ refusals }) => refusals.length) },
      { label: 'of them in a race, with a workflow', unit: 'number', ...of(({ started }) => started) },
      { label: 'refused, p50', unit: 'ms', ...of(({ refusals }) => percentile(refusals, 50)) },
    ],
  };
}

async function sell(platform: Platform, buyerCount: number, ticketCount: number): Promise<Sale> {
  const { call, listTickets, signIn, pay, record } = platform;
  const tickets = await listTickets(ticketCount);
  const buyers = await Promise.all(Array.from({ length: buyerCount }, () => signIn()));
  const looks: number[] = [];
  const refusals: number[] = [];
  const wins: { buyerId: string; ticketId: string }[] = [];
  const askedAtMs = new Map<string, number>();
  const timed = async <T>(latencies: number[], act: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const answer = await act();
    latencies.push(performance.now() - began);
    return answer;
  };
  await runLoad({ count: buyerCount, concurrency: AT_ONCE }, async (number) => {
    const buyer = buyers[number];
    // Spread over the tickets without an order, and the same in every run.
    const ticketId = tickets[(number * 7919 + Math.floor(number / 13)) % ticketCount];
    if (!buyer || !ticketId) throw new Error('a sale needs buyers and tickets');
    await timed(looks, () => call('GET', `/api/tickets/${ticketId}`, { by: buyer }));
    askedAtMs.set(buyer.id, Date.now());
    const latency: number[] = [];
    const { status, text } = await timed(latency, () => call('POST', '/api/orders', { by: buyer, body: { ticketId } }));
    if (status === 409) return void refusals.push(...latency);
    if (status !== 201) throw new Error(`POST /api/orders answered ${status}: ${text.slice(0, 300)}`);
    const { id: orderId } = JSON.parse(text) as { id: string };
    record.acknowledged.push({ orderId, fact: 'reserved' });
    await pay(buyer, orderId);
    wins.push({ buyerId: buyer.id, ticketId });
  });
  const distinct = (key: 'buyerId' | 'ticketId') => new Set(wins.map((win) => win[key])).size;
  return {
    sold: wins.length,
    double: 2 * wins.length - distinct('buyerId') - distinct('ticketId'),
    looks,
    refusals,
    ...(await countStarted(platform, tickets, askedAtMs)),
  };
}

/** The refusals that started a workflow, and those of them that had no need to. */
async function countStarted(
  { rig }: Platform,
  tickets: string[],
  askedAtMs: ReadonlyMap<string, number>,
): Promise<Pick<Sale, 'started' | 'startedInVain'>> {
  const taken = await rig.database.models.holds.find({ _id: { $in: tickets } }, { createdAt: 1 }).lean();
  const takenAtMs = new Map(taken.map(({ _id, createdAt }) => [_id, createdAt.getTime()]));
  let started = 0;
  let startedInVain = 0;
  const query = `WorkflowType = "orderWorkflow" AND OrderStatus = "refused"`;
  for await (const { typedSearchAttributes } of rig.temporal.workflow.list({ query })) {
    const [ticketId, buyerId] = [TICKET_ID, BUYER_ID].map((key) => typedSearchAttributes.get(key));
    const asked = askedAtMs.get(buyerId ?? '');
    if (asked === undefined) continue;
    started++;
    if (asked > (takenAtMs.get(ticketId ?? '') ?? Number.POSITIVE_INFINITY)) startedInVain++;
  }
  return { started, startedInVain };
}
