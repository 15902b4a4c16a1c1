import { orderWorkflowId } from '../../shared/contracts/orders';
import { call, listTicket, pay, reserve } from '../e2e/steps';
import { skipTime } from '../testing/skip-time';
import type { Visitor } from '../testing/start-marketplace';
import { until } from '../testing/until';
import { countActions } from './count-actions';
import type { Lab, Reading } from './open-lab';

/** What one order costs, as a mean over many. */
export interface Cost {
  commands: Map<string, number>;
  mongoBytes: number;
  messages: number;
  messageBytes: number;
  /** Beyond what the part uses while nothing happens. */
  cpuMs: Map<string, number>;
  /** Undefined where no workflow is started. */
  history?: { events: number; bytes: number; transitions: number; actions: Map<string, number> };
}

export interface People {
  seller: Visitor;
  /** In turn: one alone may have few orders open, and would meet itself. */
  buyers: Visitor[];
  rival: Visitor;
}

interface Wish {
  buyer: Visitor;
  ticketId: string;
}

/** Purchases at the same time. */
export const AT_ONCE = 4;

/** What becomes of one purchase of a ticket; resolves to the order's id where there is one. */
const ENDINGS = {
  completed: async (_lab, { buyer, ticketId }) => {
    const { id } = await reserve(buyer, ticketId);
    expectStatus(await pay(buyer, id), 201);
    return id;
  },
  expired: async (lab, { buyer, ticketId }) => {
    const { id } = await reserve(buyer, ticketId);
    await skipTime(lab.temporal, orderWorkflowId(id));
    return id;
  },
  cancelled: async (_lab, { buyer, ticketId }) => {
    const { id } = await reserve(buyer, ticketId);
    expectStatus(await call(buyer, 'DELETE', `/api/orders/${id}`), 200);
    return id;
  },
  'refused, for it is taken': async (_lab, { buyer, ticketId }) => {
    expectStatus(await call(buyer, 'POST', '/api/orders', { ticketId }), 409);
    return undefined;
  },
} satisfies Record<string, (lab: Lab, wish: Wish) => Promise<string | undefined>>;

export type Ending = keyof typeof ENDINGS;
export const ENDING_NAMES = Object.keys(ENDINGS) as Ending[];

/** Lets so many purchases end in one way. `idle` is what the parts use by themselves, in ms of CPU per second. */
export async function measureEnding(
  lab: Lab,
  people: People,
  { ending, orders, idle }: { ending: Ending; orders: number; idle: Map<string, number> },
): Promise<Cost> {
  const wishes = await prepareWishes(lab, people, ending, orders);
  const before = await lab.read();
  const orderIds: string[] = [];
  await inParallel(wishes, async (wish) => {
    const orderId = await ENDINGS[ending](lab, wish);
    if (!orderId) return;
    orderIds.push(orderId);
    await lab.temporal.workflow.getHandle(orderWorkflowId(orderId)).result();
  });
  const cost = difference(before, await lab.read(), orders, idle);
  return orderIds[0] ? { ...cost, history: await readHistory(lab, orderIds) } : cost;
}

/** Tickets on sale, each for a buyer; or one that is held by somebody, for whoever is to be refused. */
async function prepareWishes(lab: Lab, people: People, ending: Ending, orders: number): Promise<Wish[]> {
  if (ending !== 'refused, for it is taken') return listFor(people, orders);
  const [wish] = await listFor(people, 1);
  if (!wish) return [];
  await untilPrepared(lab, [(await reserve(wish.buyer, wish.ticketId)).id]);
  return Array(orders).fill({ ...wish, buyer: people.rival });
}

async function listFor({ seller, buyers }: People, count: number): Promise<Wish[]> {
  const wishes: Wish[] = [];
  await inParallel(Array(count).fill(undefined), async () => {
    const { id: ticketId } = await listTicket(seller);
    const buyer = buyers[wishes.length % buyers.length];
    if (buyer) wishes.push({ buyer, ticketId });
  });
  return wishes;
}

/** The payment is prepared while the buyer reads the checkout; with that an order has come to rest. */
async function untilPrepared(lab: Lab, orderIds: string[]): Promise<void> {
  await until(async () => {
    const prepared = new Set((await lab.stripe.ledger()).map(({ metadata }) => metadata.orderId));
    return orderIds.every((id) => prepared.has(id));
  }, 500);
}

/** What each part grows by for one more order that waits for its payment, in bytes. */
export async function measureWaiting(lab: Lab, people: People, orders: number): Promise<Map<string, number>> {
  const wishes = await listFor(people, orders);
  const before = await lab.read();
  const orderIds: string[] = [];
  await inParallel(wishes, async ({ buyer, ticketId }) => {
    orderIds.push((await reserve(buyer, ticketId)).id);
  });
  await untilPrepared(lab, orderIds);
  const after = await lab.read();
  return new Map(
    [...after.processes].map(([name, { residentBytes }]) => [
      name,
      (residentBytes - (before.processes.get(name)?.residentBytes ?? 0)) / orders,
    ]),
  );
}

/** What every part uses while nobody asks for anything, in ms of CPU per second. */
export async function measureIdle(lab: Lab, seconds: number): Promise<Map<string, number>> {
  const before = await lab.read();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const after = await lab.read();
  const passed = (after.atMs - before.atMs) / 1000;
  return new Map([...cpuBetween(before, after)].map(([name, ms]) => [name, ms / passed]));
}

const cpuBetween = (before: Reading, after: Reading): Map<string, number> =>
  new Map([...after.processes].map(([name, { cpuMs }]) => [name, cpuMs - (before.processes.get(name)?.cpuMs ?? 0)]));

function difference(before: Reading, after: Reading, orders: number, idle: Map<string, number>): Cost {
  const seconds = (after.atMs - before.atMs) / 1000;
  const each = (counts: Map<string, number>, base: (name: string) => number) =>
    new Map([...counts].map(([name, count]): [string, number] => [name, Math.max(0, count - base(name)) / orders]));
  return {
    commands: each(after.mongo.commands, (name) => before.mongo.commands.get(name) ?? 0),
    mongoBytes: (after.mongo.bytes - before.mongo.bytes) / orders,
    messages: (after.events.messages - before.events.messages) / orders,
    messageBytes: (after.events.bytes - before.events.bytes) / orders,
    cpuMs: each(cpuBetween(before, after), (name) => (idle.get(name) ?? 0) * seconds),
  };
}

/** The mean of some, for each fetch costs the server. */
async function readHistory(lab: Lab, orderIds: string[]): Promise<NonNullable<Cost['history']>> {
  const sample = orderIds.slice(0, 20);
  const total = { events: 0, bytes: 0, transitions: 0, actions: new Map<string, number>() };
  for (const orderId of sample) {
    const handle = lab.temporal.workflow.getHandle(orderWorkflowId(orderId));
    const { historyLength, historySize, raw } = await handle.describe();
    total.events += historyLength / sample.length;
    total.bytes += (historySize ?? 0) / sample.length;
    total.transitions += Number(raw.workflowExecutionInfo?.stateTransitionCount ?? 0) / sample.length;
    for (const [kind, count] of countActions(await handle.fetchHistory()))
      total.actions.set(kind, (total.actions.get(kind) ?? 0) + count / sample.length);
  }
  return total;
}

async function inParallel<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const workOff = async () => {
    for (const item of queue) await act(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, workOff));
}

function expectStatus({ status, body }: { status: number; body: unknown }, wanted: number): void {
  if (status !== wanted) throw new Error(`expected ${wanted} and got ${status}: ${JSON.stringify(body)}`);
}
