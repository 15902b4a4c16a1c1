import { randomUUID } from 'node:crypto';
import type { OrderAnswer } from '../../shared/contracts/http/orders';
import type { Ticket } from '../../shared/contracts/tickets';
import { ApiError, openSession, signUpOrIn } from '../api-session';
import type { LedgerLine } from '../stripe';
import { type SpawnedStack, spawnStack } from '../testing/spawn-stack';
import type { Visitor } from '../testing/start-marketplace';
import { until } from '../testing/until';
import { listTicket } from './steps';

/** The real `npm start`, with parts killed in the middle of an order. */

let stack: SpawnedStack;
let seller: Visitor;
let buyer: Visitor;

const signUp = async (name: string): Promise<Visitor> => {
  const session = openSession(stack.apiUrl);
  const { id } = await signUpOrIn(session, { email: `${name}@crash.example`, name, password: 'correct horse battery' });
  return { ...session, id };
};

beforeAll(async () => {
  stack = await spawnStack();
  [seller, buyer] = await Promise.all([signUp('seller'), signUp('buyer')]);
});

afterAll(() => stack?.discard(), 60_000);

/** What a patient client does during an outage: asks again, under the same key, until there is an answer. */
function persist<T>(path: string, body: object, wanted: number): Promise<T> {
  const idempotencyKey = randomUUID();
  return until(async () => {
    try {
      const answer = await buyer.request<T>('POST', path, { body, idempotencyKey, expect: [wanted] });
      return answer.body;
    } catch (error) {
      if (error instanceof ApiError) return undefined;
      throw error;
    }
  }, 250);
}

/** Reads that outlast an outage. */
const read = <T>(path: string): Promise<T> =>
  until(async () => {
    try {
      return (await buyer.request<T>('GET', path)).body;
    } catch (error) {
      if (error instanceof ApiError) return undefined;
      throw error;
    }
  }, 250);

async function ledgerOf(orderId: string): Promise<LedgerLine | undefined> {
  const answer = await fetch(`http://127.0.0.1:${stack.env.STRIPE_PORT}/emulator/ledger`);
  const lines = (await answer.json()) as LedgerLine[];
  return lines.find((line) => line.metadata.orderId === orderId);
}

async function expectSoldOnce(order: OrderAnswer): Promise<void> {
  const settled = await until(async () => {
    const now = await read<OrderAnswer>(`/api/orders/${order.id}`);
    return now.status === 'awaiting-payment' ? undefined : now;
  }, 250);
  expect(settled).toMatchObject({ status: 'complete', ticketCode: expect.any(String) });
  expect(await read<Ticket>(`/api/tickets/${order.ticket.id}`)).toMatchObject({ status: 'sold' });
  expect(await ledgerOf(order.id)).toMatchObject({ netMinor: 4500, captures: 1 });
}

describe.each(['temporal', 'mongodb', 'nats', 'workers', 'api', 'stripe'])('kill -9 of %s', (part) => {
  it('between reserving and paying changes nothing: the order completes', async () => {
    const ticket = await listTicket(seller);
    const order = await persist<OrderAnswer>('/api/orders', { ticketId: ticket.id }, 201);
    await stack.killPart(part);
    await persist('/api/payments', { orderId: order.id, paymentMethod: 'pm_card_visa' }, 201);
    await expectSoldOnce(order);
  });

  it('while the payment is made changes nothing: the order completes and is charged once', async () => {
    const ticket = await listTicket(seller);
    const order = await persist<OrderAnswer>('/api/orders', { ticketId: ticket.id }, 201);
    const paying = persist('/api/payments', { orderId: order.id, paymentMethod: 'pm_card_visa' }, 201);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await stack.killPart(part);
    await paying;
    await expectSoldOnce(order);
  });
});

it('keeps an open order through kill -9 of everything and a second start', async () => {
  const ticket = await listTicket(seller);
  const order = await persist<OrderAnswer>('/api/orders', { ticketId: ticket.id }, 201);
  const { children } = await stack.record();
  await stack.killSupervisor();
  for (const { pid } of Object.values(children)) process.kill(pid, 'SIGKILL');
  stack = await spawnStack(stack.env);
  expect(await read<OrderAnswer>(`/api/orders/${order.id}`)).toMatchObject({
    status: 'awaiting-payment',
    expiresAt: order.expiresAt,
  });
  await persist('/api/payments', { orderId: order.id, paymentMethod: 'pm_card_visa' }, 201);
  await expectSoldOnce(order);
});
