import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { createTicket } from '../../activities/tickets/create-ticket';
import { newId } from '../../api/new-id';
import { startSession } from '../../api/sessions';
import type { CloudEvent } from '../../shared/contracts/events';
import { orderWorkflowId } from '../../shared/contracts/orders';
import { readConfig } from '../../shared/infra/config';
import { connectEventBus, type EventBus } from '../../shared/infra/nats';
import { judge } from '../faults/judge';
import { openRecord, type RunRecord } from '../faults/record';
import { openRig, type Rig } from '../faults/rig';
import { waitUntilSettled } from '../faults/settle';
import { skipTime } from '../testing/skip-time';
import { type CollectedSpan, startTraceCollector } from '../testing/start-trace-collector';
import { type Bare, startBare } from './bare/start-bare';
import { runLoad } from './run-load';

/** A platform of its own, started as `npm start` starts it, and what the figures do with it. */
export interface Platform {
  rig: Rig;
  bus: EventBus;
  /** What clients were told, for the checker. */
  record: RunRecord;
  /** What has been traced so far; nothing unless the figure wants traces. */
  spans: readonly CollectedSpan[];
  say(line: string): void;
  isFull: boolean;
  /** Somebody who is signed in; without a password, whose hashing is no subject here. */
  signIn(): Promise<Person>;
  /** Puts so many tickets on sale: what the workflow of a listing does, without the workflow. */
  listTickets(count: number, publish?: (event: CloudEvent) => Promise<unknown>): Promise<string[]>;
  call(method: 'GET' | 'POST', path: string, options?: CallOptions): Promise<Answered>;
  /** Reserves a ticket. Throws unless it is answered 201. */
  reserve(buyer: Person, ticketId: string, headers?: Record<string, string>): Promise<string>;
  /** Pays an order. Throws unless it is answered 201. */
  pay(buyer: Person, orderId: string, headers?: Record<string, string>): Promise<void>;
  /** Lets an order's payment window pass in a moment, by its workflow's own clock. */
  skipWindow(orderId: string): Promise<void>;
  /** The workflows that do nothing; started when they are first asked for. */
  bare(): Promise<Bare>;
  /** What the invariant checker finds, after everything has come to its end or with orders that still wait. */
  check(options: { whileOrdersWait: boolean }): Promise<string[]>;
  close(): Promise<void>;
}

export interface Person {
  id: string;
  token: string;
}

interface CallOptions {
  by?: Person;
  body?: object;
  headers?: Record<string, string>;
}

export interface Answered {
  status: number;
  text: string;
}

const SETTINGS = {
  PAYMENT_WINDOW: '3h',
  MAX_OPEN_ORDERS: '1000',
  ACCESS_TOKEN_TTL: '6h',
  RESERVE_TIMEOUT: '60s',
  ANSWER_TIMEOUT: '60s',
};
const CONNECTIONS = 512;
const LISTED_AT_ONCE = 32;
const GOOD_CARD = 'pm_card_visa';
const SECOND_MS = 1000;

export async function openPlatform({
  say,
  isFull,
  isTraced = false,
}: Pick<Platform, 'say' | 'isFull'> & { isTraced?: boolean }): Promise<Platform> {
  const collector = isTraced ? await startTraceCollector() : undefined;
  const rig = await openRig({ ...SETTINGS, ...(collector && { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }) });
  const record = openRecord();
  const bus = await connectEventBus(rig.natsUrl, 'bench');
  const pool = new Pool(rig.apiUrl, { connections: CONNECTIONS, bodyTimeout: 0, headersTimeout: 0 });
  const sessions = { config: readConfig({ ACCESS_TOKEN_TTL: SETTINGS.ACCESS_TOKEN_TTL }), database: rig.database };
  const sellerId = newId();
  const skipped = new Set<string>();
  let bare: Promise<Bare> | undefined;

  const call: Platform['call'] = async (method, path, { by, body, headers } = {}) => {
    const answer = await pool.request({
      method,
      path,
      headers: {
        accept: 'application/json',
        ...headers,
        ...(by && { authorization: `Bearer ${by.token}` }),
        // As every careful client does: a lost answer can be asked for again.
        ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      body: body && JSON.stringify(body),
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  };
  const made = async (
    path: string,
    by: Person,
    body: object,
    headers?: Record<string, string>,
  ): Promise<{ id: string }> => {
    const { status, text } = await call('POST', path, { by, body, headers });
    if (status !== 201) throw new Error(`POST ${path} answered ${status}: ${text.slice(0, 300)}`);
    return JSON.parse(text);
  };

  return {
    rig,
    bus,
    record,
    spans: collector?.spans ?? [],
    say,
    isFull,
    call,
    async signIn() {
      const id = newId();
      const { tokens } = await startSession(sessions, id);
      return { id, token: tokens.accessToken };
    },
    async listTickets(count, publish = (event) => bus.publish(event)) {
      const ids = Array.from({ length: count }, newId);
      const dependencies = {
        models: rig.database.models,
        publish: async (event: CloudEvent) => void (await publish(event)),
      };
      await runLoad({ count, concurrency: LISTED_AT_ONCE }, (number) =>
        createTicket(dependencies, { ticketId: ids[number] ?? '', sellerId, details: listing(number) }),
      );
      return ids;
    },
    async reserve(buyer, ticketId, headers) {
      const { id: orderId } = await made('/api/orders', buyer, { ticketId }, headers);
      record.acknowledged.push({ orderId, fact: 'reserved' });
      return orderId;
    },
    async pay(buyer, orderId, headers) {
      await made('/api/payments', buyer, { orderId, paymentMethod: GOOD_CARD }, headers);
      record.acknowledged.push({ orderId, fact: 'paid' });
    },
    async skipWindow(orderId) {
      skipped.add(orderId);
      await skipTime(rig.temporal, orderWorkflowId(orderId));
    },
    bare() {
      bare ??= startBare(rig.temporal, rig.temporalAddress);
      return bare;
    },
    async check({ whileOrdersWait }) {
      const unsettled = whileOrdersWait ? [] : await waitUntilSettled(rig, say);
      const verdict = await judge(rig, record);
      // By the clock on the wall they have ended early.
      const isSkipped = (message: string) =>
        /^order (\S+) expired/.test(message) && skipped.has(message.split(' ')[1] ?? '');
      const violations = verdict.violations.filter(({ message }) => !isSkipped(message));
      return [
        ...unsettled.map((what) => `not settled: ${what}`),
        ...violations.map(({ invariant, message }) => `invariant ${invariant}: ${message}`),
      ];
    },
    async close() {
      await Promise.all([(await bare)?.stop(), pool.destroy(), bus.close()]);
      await rig.close();
      await collector?.stop();
    },
  };
}

const CATEGORIES = ['concert', 'sport', 'theatre', 'comedy', 'festival'];
const CITIES = ['London', 'New York', 'Vienna', 'Paris', 'Toronto', 'Chicago', 'Copenhagen'];
const DAY_MS = 86_400 * SECOND_MS;
const FIRST_EVENING_MS = Date.parse('2999-01-01T19:30:00Z');

/** What a seller says of the ticket with this number. */
export const listing = (number: number) => ({
  title: `The Tin Comets, night ${number}`,
  category: CATEGORIES[number % CATEGORIES.length] ?? 'other',
  price: { amount: 4500 + (number % 100) * 50, currency: 'usd' as const },
  venue: 'Marlowe Hall',
  city: CITIES[number % CITIES.length] ?? null,
  startsAt: new Date(FIRST_EVENING_MS + (number % 365) * DAY_MS).toISOString(),
  seat: `Row ${number % 40}, seat ${number % 25}`,
  description: 'Two hours with an interval; the doors open at seven. No photographs, please.',
  pictureId: null,
});
