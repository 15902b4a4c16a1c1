import { newId } from '../../../api/new-id';
import { type TicketDocument, ticketFields } from '../../../shared/infra/models/tickets';
import { compareSides } from '../compare-sides';
import { listing, type Platform } from '../platform';
import type { Measurements } from '../result';
import { type Load, runLoad } from '../run-load';
import { percentile, spreadOf } from '../statistics';

const TICKETS = 100_000;
/** Its stand-in walks an index to the end, whatever the limit: its lists are timed, of fewer tickets, and not judged. */
const TICKETS_OF_STAND_IN = 10_000;
const BATCH = 250;
const ROUNDS = 3;
const EACH = 40;
const AT_ONCE = 4;

/** What people ask the catalogue for. */
const QUERIES = {
  'browse: the newest': () => '',
  'browse: a category': () => 'category=concert',
  'browse: a city, by date': () => 'city=Vienna&sort=date',
  'browse: by price': () => 'currency=usd&sort=price',
  'search: a common word': () => 'q=comets',
  'search: one night': (number: number) => `q=night+${(number * 7919) % TICKETS_OF_STAND_IN}`,
  'search: nothing like it': () => 'q=zanzibar',
} satisfies Record<string, (number: number) => string>;

/** Lists and searches over 100,000 tickets of MongoDB, against a read of one by its id. */
export async function browse(platform: Platform): Promise<Measurements> {
  const { call, say } = platform;
  const hasStandIn = await isStandIn(platform);
  const count = hasStandIn ? TICKETS_OF_STAND_IN : TICKETS;
  say(`${count} tickets are being stored`);
  const ids = await storeCatalogue(platform, count);
  const ask = (path: (number: number) => string, count: number) =>
    runLoad({ count, concurrency: AT_ONCE }, async (number) => {
      const { status, text } = await call('GET', path(number));
      if (status !== 200) throw new Error(`GET ${path(number)} answered ${status}: ${text.slice(0, 300)}`);
    });
  const byId = (number: number) => `/api/tickets/${ids[(number * 7919) % ids.length]}`;
  const paths = Object.entries<(number: number) => string>(QUERIES).map(
    ([label, query]) => [label, (number: number) => `/api/tickets?${query(number)}`] as const,
  );
  await ask(byId, EACH);
  for (const [label, path] of paths) {
    const { perSecond } = await ask(path, 20);
    say(`${label}: ${perSecond.toFixed(1)} per s`);
  }
  const reads: Load[] = [];
  const lists = new Map<string, Load[]>(paths.map(([label]) => [label, []]));
  for (let round = 0; round < ROUNDS; round++) {
    reads.push(await ask(byId, EACH));
    for (const [label, path] of paths) lists.get(label)?.push(await ask(path, EACH));
  }
  const p99 = (loads: Load[]) => loads.map(({ latencies }) => percentile(latencies, 99));
  if (hasStandIn)
    return {
      ratios: [],
      reported: [['read by id', reads] as const, ...lists].map(([label, loads]) => ({
        label: `${label}, p99, ${count} tickets at MongoDB's stand-in`,
        unit: 'ms',
        ...spreadOf(p99(loads)),
      })),
    };
  return {
    ratios: [...lists].map(([label, loads]) =>
      compareSides({
        label: `${label}, p99`,
        unit: 'ms',
        ours: { label: 'GET /api/tickets', rounds: p99(loads) },
        theirs: { label: 'GET /api/tickets/:id', rounds: p99(reads) },
        target: { atMost: 3 },
      }),
    ),
    reported: [],
  };
}

async function isStandIn({ rig }: Platform): Promise<boolean> {
  const about = await rig.database.connection.db?.admin().buildInfo();
  return about?.secantusVersion !== undefined;
}

/** Written straight into the database. Version 0: nothing has been told of them, and the checker misses no event. */
async function storeCatalogue({ rig }: Platform, count: number): Promise<string[]> {
  const { tickets } = rig.database.models;
  const ids: string[] = [];
  const longAgo = new Date('2020-01-01T00:00:00Z');
  const sellerId = newId();
  for (let stored = 0; stored < count; stored += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, index): TicketDocument => {
      const details = listing(stored + index);
      return {
        _id: newId(),
        ...ticketFields(details),
        sellerId,
        status: 'available',
        version: 0,
        changeId: 'bench',
        createdAt: longAgo,
        updatedAt: longAgo,
      };
    });
    await tickets.insertMany(batch, { lean: true, ordered: false });
    ids.push(...batch.map(({ _id }) => _id));
  }
  return ids;
}
