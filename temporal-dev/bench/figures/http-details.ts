import { Pool } from 'undici';
import { ticketDetailsSchema } from '../../../shared/contracts/http/tickets';
import type { TicketDocument } from '../../../shared/infra/models/tickets';
import { listing, type Platform } from '../platform';
import type { Measured, Measurements, Unit } from '../result';
import { runLoad } from '../run-load';
import { percentile, spreadOf } from '../statistics';

const ROUNDS = 3;
const REQUESTS = 600;
const CONNECTIONS = 16;
const TICKETS = 200;
const PAGE = '/api/tickets?limit=50';
const PAGES = 100;
const BODIES = 5_000;

/** What we do, or could, to make a request cheaper, each with and without: none of it has a target. */
export async function httpDetails({ rig, listTickets }: Platform): Promise<Measurements> {
  const [ticketId] = await listTickets(TICKETS);
  const ticket = `${rig.apiUrl}/api/tickets/${ticketId}`;
  const page = rig.apiUrl + PAGE;
  const etag = (await fetch(page)).headers.get('etag') ?? '';
  const { tickets } = rig.database.models;
  const readPage = () => tickets.find().sort({ _id: -1 }).limit(50);

  return {
    ratios: [],
    reported: [
      ...(await withAndWithout('per s', {
        'GET a ticket, on connections that are kept': () => perSecond(ticket),
        'GET a ticket, on a new connection each time': () => perSecond(ticket, { isKept: false }),
      })),
      ...(await withAndWithout('per s', {
        'GET 50 tickets': () => perSecond(page),
        'GET 50 tickets, known by their ETag': () =>
          perSecond(page, { headers: { 'if-none-match': etag }, status: 304 }),
        'GET 50 tickets, packed': () => perSecond(page, { headers: { 'accept-encoding': 'gzip' } }),
      })),
      ...(await withAndWithout('ms', {
        'reading 50 tickets as plain objects': () => timeReads(() => readPage().lean<TicketDocument[]>()),
        'reading 50 tickets as plain objects, without what a search looks through': () =>
          timeReads(() => readPage().select('-searchText').lean<TicketDocument[]>()),
        'reading 50 tickets as documents of mongoose': () => timeReads(() => readPage()),
      })),
      ...(await withAndWithout('ms', {
        'checking 1000 listings, by compiled schemas': async () => timeChecks(false),
        'checking 1000 listings, by schemas that are not compiled': async () => timeChecks(true),
      })),
    ],
  };
}

/** Each way in turns, so that all of them meet the machine in the same mood; a first round warms up. */
async function withAndWithout(unit: Unit, ways: Record<string, () => Promise<number>>): Promise<Measured[]> {
  const found = new Map<string, number[]>();
  for (let round = 0; round <= ROUNDS; round++)
    for (const [label, measure] of Object.entries(ways)) {
      const measured = await measure();
      if (round > 0) found.set(label, [...(found.get(label) ?? []), measured]);
    }
  return [...found].map(([label, rounds]) => ({ label, unit, ...spreadOf(rounds) }));
}

interface Ask {
  headers?: Record<string, string>;
  /** Otherwise each request opens a connection. */
  isKept?: boolean;
  status?: number;
}

async function perSecond(url: string, { headers, isKept = true, status = 200 }: Ask = {}): Promise<number> {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: isKept ? 1 : 0 });
  try {
    const load = await runLoad({ count: REQUESTS, concurrency: CONNECTIONS }, async () => {
      const answer = await pool.request({ method: 'GET', path: pathname + search, headers });
      await answer.body.dump();
      if (answer.statusCode !== status) throw new Error(`${url} was answered ${answer.statusCode}, not ${status}`);
    });
    return load.perSecond;
  } finally {
    await pool.close();
  }
}

async function timeReads(read: () => PromiseLike<unknown>): Promise<number> {
  const { latencies } = await runLoad({ count: PAGES, concurrency: 1 }, async () => read());
  return percentile(latencies, 50);
}

/** Of a thousand bodies. */
function timeChecks(jitless: boolean): number {
  const body = listing(1);
  const began = performance.now();
  for (let number = 0; number < BODIES; number++) ticketDetailsSchema.parse(body, { jitless });
  return ((performance.now() - began) * 1000) / BODIES;
}
