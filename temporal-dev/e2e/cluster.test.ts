import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import type { CloudEvent } from '../../shared/contracts/events';
import type { OrderPage } from '../../shared/contracts/http/orders';
import { openSession, signUpOrIn } from '../api-session';
import { judge } from '../faults/judge';
import {
  cancel,
  listTicket as listPatiently,
  type Market,
  openMarket,
  pay as payPatiently,
  reserve as reservePatiently,
} from '../faults/market';
import { seededRandom } from '../faults/random';
import { openRecord } from '../faults/record';
import { attachRig, type Rig } from '../faults/rig';
import { waitUntilSettled } from '../faults/settle';
import { isPortFree } from '../servers/ports';
import { identifyProcess } from '../stack/process-identity';
import { type EventStream, openEventStream } from '../testing/open-event-stream';
import { readEvents } from '../testing/read-events';
import { type SpawnedStack, spawnStack } from '../testing/spawn-stack';
import type { Visitor } from '../testing/start-marketplace';
import { until } from '../testing/until';
import { describePurchases } from './purchase-journeys';
import { call, listTicket, pay, reserve } from './steps';

/** The real `npm run cluster`: two APIs and two processes of workers on one stack. */

const OURS = ['api-1', 'api-2', 'workers-1', 'workers-2'];
const SERVERS = ['temporal', 'mongodb', 'nats', 'stripe'];
const GUESSES = 3;

/** Many visitors share one address here, and a busy machine must not look like an outage. */
const SETTINGS = {
  LOG_LEVEL: 'error',
  RATE_LIMIT_WINDOW: '1h',
  RATE_LIMIT_REQUESTS: '1000000',
  RATE_LIMIT_ADDRESS: '1000000',
  RATE_LIMIT_SIGN_UP: '1000000',
  RATE_LIMIT_SIGN_IN: String(GUESSES),
  RATE_LIMIT_PATIENCE: '60s',
  RESERVE_TIMEOUT: '60s',
  ANSWER_TIMEOUT: '60s',
};

let cluster: SpawnedStack;
let rig: Rig;
let one: string;
let other: string;

beforeAll(async () => {
  cluster = await spawnStack(SETTINGS, ['cluster', '--api', '2', '--workers', '2']);
  const { urls } = await cluster.record();
  [one = '', other = ''] = urls.apis ?? [];
  rig = await attachRig(cluster);
});

afterAll(() => (rig ? rig.close() : cluster?.discard()));

const PASSWORD = 'correct horse battery';
let visitors = 0;
const newAccount = (name: string) => ({ email: `${name}-${++visitors}@cluster.example`, name, password: PASSWORD });

/** A visitor whose requests go to both APIs in turn. */
async function signUp(name: string): Promise<Visitor> {
  const session = openSession([one, other]);
  return { ...session, ...(await signUpOrIn(session, newAccount(name))) };
}

/** The same visitor at one API alone. */
const at = (apiUrl: string, visitor: Visitor): Visitor => ({
  ...visitor,
  request: (method, path, options) =>
    openSession(apiUrl).request(method, path, {
      ...options,
      headers: { ...options?.headers, cookie: visitor.cookie() },
    }),
});

it('runs each part as a process of its own, and says where it can be reached', async () => {
  const { children } = await cluster.record();
  expect(Object.keys(children).sort()).toEqual([...OURS, ...SERVERS].sort());
  expect(new Set(Object.values(children).map(({ pid }) => pid)).size).toBe(OURS.length + SERVERS.length);
  for (const part of OURS) {
    const [, metrics = ''] = new RegExp(`│ +${part} .*metrics (\\S+)$`, 'm').exec(cluster.output()) ?? [];
    const text = await (await fetch(metrics)).text();
    expect(text).toMatch(
      part.startsWith('api') ? /^http_requests_in_flight \d/m : /^temporal_num_pollers\{.*"orders"/m,
    );
  }
});

it('spreads the connections of its one address over both APIs', async () => {
  const ask = () =>
    new Promise<string>((resolve, reject) => {
      // Without an agent every request has a connection of its own.
      get(`${cluster.apiUrl}/api/config`, { agent: false }, (answer) => {
        answer.resume().on('end', () => resolve(String(answer.statusCode)));
      }).on('error', reject);
    });
  expect(await Promise.all([ask(), ask(), ask(), ask()])).toEqual(['200', '200', '200', '200']);
  for (const [, metrics = ''] of cluster.output().matchAll(/│ +api-\d .*metrics (\S+)$/gm))
    expect(await (await fetch(metrics)).text()).toMatch(/_count\{.*route="\/api\/config".*\} 2$/m);
});

describe('while people buy', () => {
  const BUYERS_AT_ONCE = 6;
  const record = openRecord();
  let market: Market;

  beforeAll(async () => {
    market = await openMarket(rig, record, seededRandom(7, 'people'));
  });

  /** Resolves `reserved` with the first that holds a ticket. */
  function buyAll() {
    const orders = market.buyers.slice(0, BUYERS_AT_ONCE).map(async (buyer) => {
      const [seller] = market.sellers;
      const ticketId = await listPatiently(seller);
      return ticketId ? reservePatiently(market, { buyer, seller, ticketId }) : undefined;
    });
    const settled = orders.map(async (reserving, index) => {
      const order = await reserving;
      if (!order) return 'not reserved';
      return index === 0 ? cancel(market, order) : (await payPatiently(market, order))?.status;
    });
    return { reserved: Promise.race(orders), settled: Promise.all(settled) };
  }

  it.each(OURS)('kill -9 of %s costs nobody anything', async (part) => {
    const { reserved, settled } = buyAll();
    await reserved;
    const [statuses] = await Promise.all([settled, cluster.killPart(part)]);
    expect(statuses).toEqual([200, ...Array(BUYERS_AT_ONCE - 1).fill(201)]);
  });

  it('every order comes to its end, and the checker finds nothing', async () => {
    expect(await waitUntilSettled(rig, () => undefined)).toEqual([]);
    const { snapshot, violations } = await judge(rig, record);
    expect(violations).toEqual([]);
    expect(record.complaints).toEqual([]);
    expect(snapshot.orders).toHaveLength(OURS.length * BUYERS_AT_ONCE);
  });
});

describe('two APIs as one', () => {
  const streams: EventStream[] = [];
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.close();
  });

  const watch = async (apiUrl: string, lastEventId: number): Promise<EventStream> => {
    const stream = await openEventStream(apiUrl, { headers: { 'Last-Event-ID': String(lastEventId) } });
    streams.push(stream);
    return stream;
  };

  /** Sells a ticket, all of it through one API. */
  async function sellAt(apiUrl: string, seller: Visitor, buyer: Visitor): Promise<string> {
    const { id } = await listTicket(at(apiUrl, seller));
    const order = await reserve(at(apiUrl, buyer), id);
    expect(await pay(at(apiUrl, buyer), order.id)).toMatchObject({ status: 201 });
    return id;
  }

  it('tell each of what happens at the other, and go on where the other has stopped, without a gap', async () => {
    const [seller, buyer] = await Promise.all([signUp('seller'), signUp('buyer')]);
    const isSold = (ticketId: string) => (event: EventStream['events'][number]) =>
      event.data.subject === ticketId && event.data.data?.status === 'sold';
    const first = await watch(one, 0);
    await first.find(isSold(await sellAt(other, seller, buyer)));
    first.close();
    await first.ended;
    // What happens before the reader is back.
    await sellAt(one, seller, buyer);
    const second = await watch(other, first.events.at(-1)?.id ?? 0);
    await second.find(isSold(await sellAt(one, seller, buyer)));

    const heard = [...first.events, ...second.events].map(({ data }) => (data as CloudEvent).id);
    const isTicket = ({ type }: CloudEvent) => type === 'TicketCreated' || type === 'TicketUpdated';
    expect(heard).toEqual((await readEvents(rig.natsUrl)).filter(isTicket).map(({ id }) => id));
  });

  it('make one order of one Idempotency-Key that comes to both at once', async () => {
    const [seller, buyer] = await Promise.all([signUp('seller'), signUp('buyer')]);
    const { id: ticketId } = await listTicket(seller);
    const idempotencyKey = randomUUID();
    const ask = (apiUrl: string) =>
      until(async () => {
        const options = { body: { ticketId }, idempotencyKey, expect: [201, 409] };
        const { status, body } = await at(apiUrl, buyer).request<{ id: string }>('POST', '/api/orders', options);
        // The key is in use: the other API is at it.
        return status === 201 ? body.id : undefined;
      });
    const ids = await Promise.all([ask(one), ask(other)]);
    const { items } = (await buyer.request<OrderPage>('GET', '/api/orders')).body;
    expect(items.map(({ id }) => id)).toEqual([ids[0]]);
    expect(ids[1]).toBe(ids[0]);
  });

  it('know the same sessions: signed out at one is signed out at both', async () => {
    const visitor = await signUp('visitor');
    const currentUser = (apiUrl: string) =>
      at(apiUrl, visitor).request<{ currentUser: { id: string } | null }>('GET', '/api/users/currentuser');
    for (const api of [one, other])
      expect((await currentUser(api)).body).toMatchObject({ currentUser: { id: visitor.id } });
    await at(other, visitor).request('POST', '/api/users/signout');
    for (const api of [one, other]) expect((await currentUser(api)).body).toEqual({ currentUser: null });
  });

  it('count wrong passwords together', async () => {
    const { email, password, name } = newAccount('victim');
    await signUpOrIn(openSession(one), { email, password, name });
    const guesser = openSession([one, other]) as Visitor;
    const guess = async () =>
      (await call(guesser, 'POST', '/api/users/signin', { email, password: 'wrong horse battery' })).status;
    for (let guesses = 0; guesses < GUESSES; guesses++) expect(await guess()).toBe(401);
    expect([await guess(), await guess()]).toEqual([429, 429]);
  });
});

describePurchases(() => ({
  signUp,
  temporal: rig.temporal,
  natsUrl: rig.natsUrl,
  stripeUrl: `http://127.0.0.1:${cluster.env.STRIPE_PORT}`,
  ledger: rig.stripe.ledger,
}));

it('stops without leaving a process or a port behind', async () => {
  const { children, urls } = await cluster.record();
  await cluster.stop();
  for (const { pid } of Object.values(children)) expect(await identifyProcess(pid)).toBeUndefined();
  const ports = [cluster.apiUrl, ...(urls.apis ?? [])].map((url) => Number(new URL(url).port));
  expect(await Promise.all(ports.map((port) => isPortFree(port)))).toEqual([true, true, true]);
});
