import { connect } from 'node:net';
import type { CloudEvent } from '../../shared/contracts/events';
import { type ApiSession, openSession, signUpOrIn } from '../api-session';
import { type EventStream, openEventStream } from '../testing/open-event-stream';
import { readEvents } from '../testing/read-events';
import { type SpawnedStack, spawnStack } from '../testing/spawn-stack';
import { until } from '../testing/until';
import { listTicket, pay, readOrder, reserve } from './steps';

/** The real `npm start`, as somebody sees it who watches GET /api/stream. */

const READERS = 200;

interface Watcher extends ApiSession {
  id: string;
}

let stack: SpawnedStack;
let seller: Watcher;
let buyer: Watcher;
let stranger: Watcher;
const streams: EventStream[] = [];

const signUp = async (name: string): Promise<Watcher> => {
  const session = openSession(stack.apiUrl);
  const { id } = await signUpOrIn(session, {
    email: `${name}@stream.example`,
    name,
    password: 'correct horse battery',
  });
  return { ...session, id };
};

const watch = async (who?: Watcher, lastEventId?: number): Promise<EventStream> => {
  const headers = {
    ...(who && { Cookie: who.cookie() }),
    ...(lastEventId !== undefined && { 'Last-Event-ID': String(lastEventId) }),
  };
  const stream = await openEventStream(stack.apiUrl, { headers });
  streams.push(stream);
  return stream;
};

/** As watch, from now on. */
const watchNow = async (who?: Watcher): Promise<EventStream> => {
  const stream = await watch(who);
  await stream.find(({ name }) => name === 'ready');
  return stream;
};

const isSold =
  (ticketId: string) =>
  ({ data }: EventStream['events'][number]) =>
    data.subject === ticketId && data.data?.status === 'sold';

async function sellOne() {
  const ticket = await listTicket(seller);
  const order = await reserve(buyer, ticket.id);
  expect(await pay(buyer, order.id)).toMatchObject({ status: 201 });
  return { ticket, order };
}

beforeAll(async () => {
  stack = await spawnStack({ STREAM_HEARTBEAT: '1s', RESERVE_TIMEOUT: '60s', ANSWER_TIMEOUT: '60s' });
  [seller, buyer, stranger] = await Promise.all([signUp('seller'), signUp('buyer'), signUp('stranger')]);
});

afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

afterAll(() => stack?.discard(), 60_000);

it('shows everybody what becomes of a ticket, and the order to its buyer alone', async () => {
  const [own, visitors, strangers, sellers] = await Promise.all([
    watchNow(buyer),
    watchNow(),
    watchNow(stranger),
    watchNow(seller),
  ]);
  const { ticket, order } = await sellOne();
  const { ticketCode } = await readOrder(buyer, order.id);
  const told = ({ events }: EventStream) =>
    events.filter(({ name }) => name !== 'ready').map(({ name, data }) => `${name} ${data.data?.status}`);

  const publicStory = ['TicketCreated available', 'TicketUpdated held', 'TicketUpdated sold'];
  for (const stream of [visitors, strangers, sellers]) {
    await stream.find(isSold(ticket.id));
    expect(told(stream)).toEqual(publicStory);
    expect(stream.text()).not.toContain(order.id);
    expect(stream.text()).not.toContain(buyer.id);
  }
  await own.find(({ name }) => name === 'OrderCompleted');
  expect(told(own)).toEqual([
    'TicketCreated available',
    'TicketUpdated held',
    'OrderCreated awaiting-payment',
    'PaymentCreated captured',
    'TicketUpdated sold',
    'OrderCompleted complete',
  ]);
  expect(ticketCode).toEqual(expect.any(String));
  expect(own.text()).not.toContain(ticketCode);
});

it('misses nothing and repeats nothing when the API dies and comes back', async () => {
  const before = await watch(undefined, 0);
  const first = await sellOne();
  await before.find(isSold(first.ticket.id));
  await stack.killPart('api');
  await before.ended;
  // What happens before the reader is back.
  await sellOne();
  const after = await watch(undefined, before.events.at(-1)?.id);
  const last = await sellOne();
  await after.find(isSold(last.ticket.id));

  const heard = [...before.events, ...after.events].map(({ data }) => (data as CloudEvent).id);
  const published = await readEvents(`nats://127.0.0.1:${stack.env.NATS_PORT}`);
  const isTicket = ({ type }: CloudEvent) => type === 'TicketCreated' || type === 'TicketUpdated';
  expect(heard).toEqual(published.filter(isTicket).map(({ id }) => id));
});

it(`serves ${READERS} readers at once, although one of them never reads`, async () => {
  const { port, hostname } = new URL(stack.apiUrl);
  const stuck = connect(Number(port), hostname).pause();
  stuck.write(`GET /api/stream?lastEventId=0 HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
  const readers = await Promise.all(Array.from({ length: READERS }, () => watchNow()));
  const { ticket } = await sellOne();
  const sold = await Promise.all(readers.map((reader) => reader.find(isSold(ticket.id))));
  expect(new Set(sold.map(({ id }) => id)).size).toBe(1);
  stuck.destroy();
});

it('ends the streams when the API is told to stop, so that it can', async () => {
  const stream = await watchNow(buyer);
  const printed = stack.output().length;
  process.kill(await stack.pidOf('api'), 'SIGTERM');
  await stream.ended;
  const [, how] = await until(
    async () => /api .*ended by itself \((.+?)\)/.exec(stack.output().slice(printed)) ?? false,
  );
  expect(how).toBe('code 0');
});
