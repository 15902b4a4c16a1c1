import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import request from 'supertest';
import {
  domainEvent,
  EVENT_STREAM,
  type OrderEventData,
  type PaymentEventData,
} from '../../../shared/contracts/events';
import type { Ticket } from '../../../shared/contracts/tickets';
import { createLogger } from '../../../shared/infra/logger';
import { connectEventBus, type EventBus } from '../../../shared/infra/nats';
import { type EventStream, openEventStream } from '../../../temporal-dev/testing/open-event-stream';
import { startTestBus, type TestBus } from '../../../temporal-dev/testing/start-test-bus';
import { startTestDatabase, type TestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { until } from '../../../temporal-dev/testing/until';
import { newId } from '../../new-id';
import { type EventFeed, openEventFeed } from '../../stream/event-feed';
import { DETAILS } from '../../testing/documents';
import { createTestApp, signUpUser, type TestApp } from '../../testing/test-app';

interface Process {
  test: TestApp;
  url: string;
  /** Lines that the feed has logged. */
  log: string[];
  openConnections(): number;
  stop(): Promise<void>;
}

const TIME = '2030-01-01T00:00:00.000Z';
let database: TestDatabase;
let nats: TestBus;
let bus: EventBus;
let api: Process;
const streams: EventStream[] = [];

/** An API process as far as streams go: a feed of its own, and a port. */
async function startProcess(env: Record<string, string> = {}): Promise<Process> {
  const log: string[] = [];
  const logger = createLogger('api', { LOG_LEVEL: 'info' }, { write: (line) => void log.push(line) });
  const feed: EventFeed = openEventFeed(nats.url, logger);
  const test = createTestApp(database, { STREAM_HEARTBEAT: '100ms', ...env }, feed);
  const server: Server = createServer(test.app);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    test,
    log,
    openConnections: () => sockets.size,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      await feed.close();
      await closed;
    },
  };
}

beforeAll(async () => {
  [database, nats] = await Promise.all([startTestDatabase(), startTestBus()]);
  bus = await connectEventBus(nats.url, 'test');
  api = await startProcess();
});

afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

afterAll(async () => {
  await api?.stop();
  await bus?.close();
  await Promise.all([nats?.stop(), database?.close()]);
});

async function open(
  options: { lastEventId?: number; headers?: Record<string, string>; query?: string; at?: Process } = {},
) {
  const { lastEventId, headers, query, at = api } = options;
  const all = { ...headers, ...(lastEventId !== undefined && { 'Last-Event-ID': String(lastEventId) }) };
  const stream = await openEventStream(at.url, { headers: all, query });
  streams.push(stream);
  return stream;
}

/** A stream that has begun. */
async function openNow(options: Parameters<typeof open>[0] = {}) {
  const stream = await open(options);
  await stream.find(({ name }) => name === 'ready');
  return stream;
}

let version = 0;
const ticketId = newId();

/** Publishes a new version of one ticket. Returns its version. */
async function publishTicket(changes: Partial<Ticket> = {}): Promise<number> {
  version++;
  const ticket: Ticket = {
    id: ticketId,
    ...DETAILS,
    sellerId: newId(),
    status: 'available',
    version,
    createdAt: TIME,
    updatedAt: TIME,
    ...changes,
  };
  await bus.publish(domainEvent('TicketUpdated', ticket, TIME));
  return version;
}

async function publishPurchase(buyerId: string): Promise<void> {
  const payment = { id: `pi_${newId()}`, amount: 4500, currency: 'usd', status: 'captured', createdAt: TIME } as const;
  const order: OrderEventData = {
    id: newId(),
    ticketId,
    sellerId: newId(),
    buyerId,
    price: DETAILS.price,
    status: 'complete',
    cancelReason: null,
    expiresAt: TIME,
    payment,
    version: 2,
  };
  const paid: PaymentEventData = { ...payment, orderId: order.id, buyerId, version: 1 };
  await bus.publish(domainEvent('PaymentCreated', paid, TIME));
  // A member that this version does not know.
  await bus.publish(domainEvent('OrderCompleted', { ...order, ticketCode: 'SECRET' } as OrderEventData, TIME));
}

const lastSequence = async () => (await bus.manager.streams.info(EVENT_STREAM)).state.last_seq;
const hasVersion = (wanted: number) => (event: EventStream['events'][number]) => event.data.data?.version === wanted;
const versions = ({ events }: EventStream) => events.flatMap(({ data }) => data.data?.version ?? []);
const ids = ({ events }: EventStream) => events.map(({ id }) => id);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('the stream', () => {
  it('begins now, says where that is, and tells of tickets as CloudEvents', async () => {
    await publishTicket();
    const stream = await openNow();
    const sequence = await lastSequence();
    expect(stream.events).toEqual([{ name: 'ready', id: sequence, data: { sequence } }]);
    const { id, name, data } = await stream.find(hasVersion(await publishTicket({ status: 'held' })));
    expect({ id, name }).toEqual({ id: sequence + 1, name: 'TicketUpdated' });
    expect(data).toMatchObject({ specversion: '1.0', type: 'TicketUpdated', data: { id: ticketId, status: 'held' } });
  });

  it('is neither stored, nor changed, nor compressed, nor buffered on its way', async () => {
    const { headers } = await openNow({ headers: { 'Accept-Encoding': 'gzip, br' } });
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(headers.get('content-encoding')).toBeNull();
  });

  it("shows orders and payments to their buyer alone, and of them only what the buyer's reads show", async () => {
    const [buyer, other] = await Promise.all([signUpUser(api.test), signUpUser(api.test)]);
    const [own, others, visitors] = await Promise.all([
      openNow({ headers: buyer.headers }),
      openNow({ headers: other.headers }),
      openNow(),
    ]);
    await publishPurchase(buyer.id);
    const last = await publishTicket();
    await Promise.all([own, others, visitors].map((stream) => stream.find(hasVersion(last))));
    const names = ({ events }: EventStream) => events.map(({ name }) => name);
    expect(names(own)).toEqual(['ready', 'PaymentCreated', 'OrderCompleted', 'TicketUpdated']);
    expect(names(others)).toEqual(['ready', 'TicketUpdated']);
    expect(names(visitors)).toEqual(['ready', 'TicketUpdated']);
    expect(own.text()).not.toContain('SECRET');
  });

  it('passes over what it cannot read and what is not for browsers, and warns once', async () => {
    const streams = [await openNow(), await openNow()];
    await bus.client.publish('ticketing.tickets.TicketUpdated', 'not JSON');
    await bus.client.publish('ticketing.tickets.TicketUpdated', JSON.stringify({ type: 'TicketUpdated', data: {} }));
    await bus.client.publish('ticketing.orders.OrderVanished', JSON.stringify({ type: 'OrderVanished', data: {} }));
    await bus.publish(domainEvent('UserUpdated', { id: newId(), name: 'Bob', version: 2 }, TIME));
    const last = await publishTicket();
    for (const stream of streams) {
      await stream.find(hasVersion(last));
      expect(versions(stream)).toEqual([last]);
    }
    expect(api.log.filter((line) => line.includes('unreadable'))).toHaveLength(3);
  });

  it('sends heartbeats that carry the position, also past what is not for the reader', async () => {
    const stream = await openNow();
    await bus.publish(domainEvent('UserUpdated', { id: newId(), name: 'Eve', version: 3 }, TIME));
    const sequence = await lastSequence();
    await until(async () => stream.text().includes(`: heartbeat\nid: ${sequence}\n\n`));
  });
});

describe('resuming', () => {
  it.each(['header', 'query'])('goes on after the id given in the %s', async (where) => {
    await publishTicket();
    const known = await lastSequence();
    const from = await publishTicket();
    await publishTicket();
    const stream = await open(where === 'header' ? { lastEventId: known } : { query: `?lastEventId=${known}` });
    await stream.find(hasVersion(version));
    const last = await publishTicket();
    await stream.find(hasVersion(last));
    expect(versions(stream)).toEqual(range(from, last));
    expect(ids(stream)).toEqual(range(known + 1, known + 3));
  });

  it('believes the header before the address', async () => {
    const known = await lastSequence();
    const stream = await open({ lastEventId: known, query: '?lastEventId=0' });
    await stream.find(hasVersion(await publishTicket()));
    expect(ids(stream)).toEqual([known + 1]);
  });

  it('has neither gap nor repetition while events keep coming, at this process or another', async () => {
    const known = await lastSequence();
    for (let count = 0; count < 250; count++) await publishTicket();
    const another = await startProcess();
    let isPublishing = true;
    const publishing = (async () => {
      while (isPublishing) await publishTicket();
    })();
    const resumed = await Promise.all(
      [api, another].flatMap((at) => [0, 1, 120, 249].map((seen) => open({ lastEventId: known + seen, at }))),
    );
    await Promise.all(resumed.map((stream) => until(async () => stream.events.length > 300)));
    isPublishing = false;
    await publishing;
    const end = await lastSequence();
    for (const [index, stream] of resumed.entries()) {
      await stream.find(({ id }) => id === end);
      expect(ids(stream)).toEqual(range(known + [0, 1, 120, 249][index % 4]! + 1, end));
    }
    await another.stop();
  });

  it('shows of the past only what the reader may see', async () => {
    const buyer = await signUpUser(api.test);
    const known = await lastSequence();
    await publishPurchase(newId());
    await publishPurchase(buyer.id);
    const last = await publishTicket();
    const stream = await open({ lastEventId: known, headers: buyer.headers });
    await stream.find(hasVersion(last));
    expect(ids(stream)).toEqual(range(known + 3, known + 5));
  });

  it.each([
    ['no longer kept', 0, (end: number) => bus.manager.streams.purge(EVENT_STREAM, { seq: end })],
    ['no longer kept, like all others', 0, () => bus.manager.streams.purge(EVENT_STREAM)],
    ['of another stream', 1000, () => Promise.resolve()],
  ])('tells to load anew after an id that is %s', async (_what, ahead, prepare) => {
    const known = (await lastSequence()) + ahead;
    await publishTicket();
    await publishTicket();
    const end = await lastSequence();
    await prepare(end);
    const stream = await open({ lastEventId: known });
    const reset = await stream.find(({ name }) => name === 'reset');
    expect(reset).toEqual({ name: 'reset', id: end, data: { sequence: end } });
    await stream.find(hasVersion(await publishTicket()));
    expect(ids(stream)).toEqual([end, end + 1]);
  });

  it('tells to load anew whoever has missed too much', async () => {
    const at = await startProcess({ STREAM_REPLAY_MAX: '2' });
    const known = await lastSequence();
    for (let count = 0; count < 3; count++) await publishTicket();
    await until(async () => {
      const { events, close } = await open({ lastEventId: known, at });
      await until(async () => events.length > 0);
      close();
      return events[0]?.name === 'reset';
    });
    const near = await open({ lastEventId: known + 1, at });
    await near.find(({ id }) => id === known + 3);
    expect(ids(near)).toEqual([known + 2, known + 3]);
    await at.stop();
  });

  it.each([
    ['Last-Event-ID', (ask: request.Test) => ask.set('Last-Event-ID', 'abc')],
    ['Last-Event-ID', (ask: request.Test) => ask.set('Last-Event-ID', '-1')],
    ['lastEventId', (ask: request.Test) => ask.query({ lastEventId: '1.5' })],
    ['lastEventId', (ask: request.Test) => ask.query({ lastEventId: ['1', '2'] })],
  ])('refuses a malformed id and names %s', async (field, give) => {
    const { status, body } = await give(request(api.test.app).get('/api/stream'));
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field }]);
  });
});

describe('who may listen', () => {
  it('refuses pages of other sites and tokens that are not good', async () => {
    const ask = (headers: Record<string, string>) => request(api.test.app).get('/api/stream').set(headers);
    expect((await ask({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await ask({ Origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask({ Authorization: 'Bearer forged' })).status).toBe(401);
  });

  it('answers HEAD without a stream', async () => {
    const response = await request(api.test.app).head('/api/stream');
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toContain('text/event-stream');
  });

  it('ends the stream of a session that has ended', async () => {
    const user = await signUpUser(api.test);
    const [signedIn, visitor] = await Promise.all([openNow({ headers: user.headers }), openNow()]);
    await request(api.test.app).post('/api/users/signout').set(user.headers);
    await signedIn.ended;
    await visitor.find(hasVersion(await publishTicket()));
  });

  it.each([
    ['signs out everywhere', 'signout-everywhere', undefined],
    [
      'changes the password elsewhere',
      'me/password',
      { currentPassword: 'correct horse', newPassword: 'battery staple' },
    ],
  ])('sends nothing of its own to a session that has ended: its user %s', async (_what, path, body) => {
    const at = await startProcess({ STREAM_HEARTBEAT: '1h' });
    const user = await signUpUser(api.test);
    const account = await database.models.credentials.findOne({ userId: user.id }).lean();
    const elsewhere = await request(api.test.app)
      .post('/api/users/token')
      .send({ email: account?._id, password: 'correct horse' });
    const stream = await openNow({ headers: user.headers, at });
    await publishPurchase(user.id);
    await stream.find(({ name }) => name === 'OrderCompleted');
    const answer = await request(api.test.app)
      .post(`/api/users/${path}`)
      .set('Authorization', `Bearer ${elsewhere.body.accessToken}`)
      .send(body);
    expect(answer.status).toBe(204);
    await publishTicket();
    await publishPurchase(user.id);
    await publishTicket();
    await stream.ended;
    const names = stream.events.map(({ name }) => name);
    expect(names).toEqual(['ready', 'PaymentCreated', 'OrderCompleted', 'TicketUpdated']);
    await at.stop();
  });

  it('ends a stream when its access token expires, after which the client must bring the next one', async () => {
    const at = await startProcess({ ACCESS_TOKEN_TTL: '10s' });
    const { headers } = await signUpUser(at.test);
    const bearer = { Authorization: `Bearer ${headers.Cookie.replace('session=', '')}` };
    const streams = [await open({ headers, at }), await open({ headers: bearer, at })];
    await Promise.all(streams.map(({ ended }) => ended));
    await expect(open({ headers: bearer, at })).rejects.toThrow('401');
    await at.stop();
  });

  it('keeps the order of own and public events, each once', async () => {
    const user = await signUpUser(api.test);
    const stream = await openNow({ headers: user.headers });
    const known = await lastSequence();
    for (let count = 0; count < 20; count++) {
      await publishPurchase(user.id);
      await publishTicket();
    }
    const end = await lastSequence();
    await stream.find(({ id }) => id === end);
    expect(ids(stream)).toEqual(range(known, end));
  });

  it('limits streams per user, and per address without a session; a closed one makes room', async () => {
    const at = await startProcess({ STREAM_CONNECTIONS_USER: '1', STREAM_CONNECTIONS_ADDRESS: '2' });
    const users = await Promise.all([signUpUser(at.test), signUpUser(at.test)]);
    for (const { headers } of users) await openNow({ headers, at });
    const [first] = [await openNow({ at }), await openNow({ at })];
    expect(await at.test.metrics.registry.getSingleMetricAsString('ticketing_stream_readers')).toMatch(/ 4$/);
    await expect(open({ at, headers: users[0]?.headers })).rejects.toThrow('429');
    await expect(open({ at })).rejects.toThrow('429');
    first.close();
    await until(() => openNow({ at }).catch(() => undefined));
    await at.stop();
  });
});

describe('trouble', () => {
  /** A client that asks and never reads what comes. */
  function askAndNeverRead(at: Process, query = '') {
    const socket = connect(Number(new URL(at.url).port), '127.0.0.1').pause();
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined).write(`GET /api/stream${query} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
    return { socket, ended };
  }

  /** Publishes more than the buffers of two sockets and of the process hold. */
  async function publishBulk(): Promise<void> {
    for (let count = 0; count < 60; count++) await publishTicket({ description: 'x'.repeat(500_000) });
  }

  it('cuts off a reader that never reads, and lets no other wait for it', async () => {
    const at = await startProcess({ STREAM_HEARTBEAT: '1h' });
    const stuck = askAndNeverRead(at);
    const reader = await openNow({ at });
    const from = version + 1;
    await publishBulk();
    await reader.find(hasVersion(version));
    expect(versions(reader)).toEqual(range(from, version));
    // What had reached its machine is there to be read; then comes the end.
    stuck.socket.resume();
    await stuck.ended;
    await at.stop();
  });

  it('cuts off a reader that takes nothing of what it has missed, and does not wait for it to stop', async () => {
    const known = await lastSequence();
    await publishBulk();
    const [patient, beating] = await Promise.all([
      startProcess({ STREAM_HEARTBEAT: '1h' }),
      startProcess({ STREAM_HEARTBEAT: '500ms' }),
    ]);
    const stuck = askAndNeverRead(beating, `?lastEventId=${known}`);
    const other = askAndNeverRead(patient, `?lastEventId=${known}`);
    const reader = await open({ at: beating, lastEventId: known });
    await reader.find(hasVersion(version));
    await until(async () => beating.openConnections() === 1);
    stuck.socket.resume();
    await stuck.ended;
    await patient.stop();
    other.socket.destroy();
    await beating.stop();
  });

  it('goes on by itself when NATS comes back, also in a process that started without it', async () => {
    let born: Process | undefined;
    const early: EventStream[] = [];
    const stream = await openNow();
    const known = await lastSequence();
    await nats.restart(async () => {
      born = await startProcess();
      early.push(await open({ at: born }), await open({ at: born, lastEventId: known - 1 }));
      for (const { text } of [stream, ...early]) {
        const seen = text().length;
        await until(async () => text().slice(seen).includes(': heartbeat'));
      }
    });
    const [fresh, resumed] = early;
    await fresh?.find(({ name }) => name === 'ready');
    // The test's own connection is back: a flush that met its end is refused.
    await until(() =>
      bus.connection.flush().then(
        () => true,
        () => false,
      ),
    );
    const last = await publishTicket();
    for (const each of [stream, ...early]) await each.find(hasVersion(last));
    expect(ids(stream)).toEqual([known, known + 1]);
    expect(resumed && ids(resumed)).toEqual([known, known + 1]);
    await born?.stop();
  });

  it('ends the streams when the process stops', async () => {
    const at = await startProcess();
    const stream = await openNow({ at });
    await at.stop();
    await stream.ended;
  });
});
