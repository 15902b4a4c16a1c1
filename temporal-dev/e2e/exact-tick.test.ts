import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderAnswer } from '../../shared/contracts/http/orders';
import { orderWorkflowId } from '../../shared/contracts/orders';
import { findViolations } from '../checker/invariants';
import { type Acknowledgement, readSnapshot } from '../checker/snapshot';
import { type Random, seededRandom } from '../faults/random';
import { type Marketplace, startMarketplace, type Visitor } from '../testing/start-marketplace';
import { until } from '../testing/until';
import { type AnyAnswer, DETAILS, listTicket, readOrder, readTicket, reserve } from './steps';

/** Payments around the very moment at which their window closes. */

const SEED = 20_261_123;
const BUYERS = 10;
const ORDERS_PER_BUYER = 20;
/** See `waitForTheMoment`. */
const TURNS = 10;
/** Payments are made up to this long before and after the deadline. */
const AROUND_MS = 400;

/** `confirmed`: the browser was told by Stripe that the money is reserved; the order decides whether it is taken. */
type Told = 'paid' | 'confirmed' | 'expired';

let market: Marketplace;
let seller: Visitor;
const acknowledged: Acknowledgement[] = [];

beforeAll(async () => {
  market = await startMarketplace({ env: { PAYMENT_WINDOW: '2s' } });
  seller = await market.signUp('seller');
});

afterAll(() => market?.stop());

/** One of ten pays at once, one when the order has expired, the others within AROUND_MS of the deadline. */
async function waitForTheMoment(order: OrderAnswer, turn: number, random: Random): Promise<void> {
  if (turn === 0) return;
  if (turn === 1) return void (await resultOf(order.id));
  const payAtMs = Date.parse(order.expiresAt) + random.between(-AROUND_MS, AROUND_MS);
  await sleep(Math.max(0, payAtMs - Date.now()));
}

const resultOf = (orderId: string) => market.context.temporal.workflow.getHandle(orderWorkflowId(orderId)).result();

/** Pays through the API; an answer that only says "try again" is followed under the same key. */
async function payThroughApi(buyer: Visitor, orderId: string): Promise<Told> {
  const request = {
    body: { orderId, paymentMethod: 'pm_card_visa' },
    idempotencyKey: randomUUID(),
    expect: [201, 409, 503],
  };
  const { status, body } = await until(async () => {
    const answer = await buyer.request<AnyAnswer>('POST', '/api/payments', request);
    return answer.status === 503 ? undefined : answer;
  });
  if (status === 201) return 'paid';
  expect(body.type).toMatch(/order-expired$/);
  return 'expired';
}

/** Pays as a browser does, with the secret that it read when the page was opened. */
async function confirmInBrowser({ id, clientSecret }: { id: string; clientSecret: string }): Promise<Told> {
  const answer = await fetch(`${market.platform.config.STRIPE_API_URL}/v1/payment_intents/${id}/confirm`, {
    method: 'POST',
    headers: { authorization: 'Bearer pk_test_emulator' },
    body: new URLSearchParams({ payment_method: 'pm_card_visa', client_secret: clientSecret }),
  });
  expect([200, 400]).toContain(answer.status);
  return answer.status === 200 ? 'confirmed' : 'expired';
}

/** Undefined when the window has closed before Stripe was ready. */
const readSecret = (buyer: Visitor, orderId: string) =>
  until(async () => {
    const { payment, status } = await readOrder(buyer, orderId);
    if (payment?.clientSecret) return { secret: { id: payment.id, clientSecret: payment.clientSecret } };
    return status !== 'awaiting-payment' && { secret: undefined };
  });

/** Reserves a ticket and pays it at the moment of this turn. Resolves to how the order ended, as all who know agree. */
async function buyOnce(buyer: Visitor, turn: number, isBrowser: boolean, random: Random): Promise<string> {
  const ticket = await listTicket(seller);
  const order = await reserve(buyer, ticket.id);
  acknowledged.push({ orderId: order.id, fact: 'reserved' });
  const { secret } = isBrowser ? await readSecret(buyer, order.id) : {};
  await waitForTheMoment(order, turn, random);
  const told = await (isBrowser ? secret && confirmInBrowser(secret) : payThroughApi(buyer, order.id));
  if (told === 'paid') acknowledged.push({ orderId: order.id, fact: 'paid' });

  const result = await resultOf(order.id);
  const isComplete = result.status === 'complete';
  const lines = market.stripe.ledger().filter(({ metadata }) => metadata.orderId === order.id);
  expect({
    told,
    result,
    order: await readOrder(buyer, order.id),
    ticket: await readTicket(seller, ticket.id),
    lines,
  }).toMatchObject(
    isComplete
      ? {
          told: isBrowser ? 'confirmed' : 'paid',
          order: { status: 'complete', cancelReason: null, payment: { status: 'captured' } },
          ticket: { status: 'sold' },
          lines: [{ status: 'succeeded', netMinor: DETAILS.price.amount, captures: 1, authorizedMinor: 0 }],
        }
      : {
          // What Stripe reserved while the window was being closed is given back.
          told: told === 'confirmed' ? 'confirmed' : isBrowser ? secret && 'expired' : 'expired',
          result: { status: 'cancelled', cancelReason: 'expired' },
          order: { status: 'cancelled', cancelReason: 'expired', ticketCode: null },
          ticket: { status: 'available' },
          lines: [{ status: 'canceled', netMinor: 0, captures: 0, authorizedMinor: 0 }],
        },
  );
  return result.status;
}

it('gives two hundred payments around their deadline one outcome each, which agrees with what the buyer was told', async () => {
  const endings = await Promise.all(
    Array.from({ length: BUYERS }, async (_, index) => {
      const buyer = await market.signUp(`punctual${index}`);
      const random = seededRandom(SEED, `buyer ${index}`);
      const own: string[] = [];
      // Everybody starts at another turn, so that those who pay at once do not crowd each other out of the window.
      for (let round = 0; round < ORDERS_PER_BUYER; round++)
        own.push(await buyOnce(buyer, (index + round) % TURNS, (index + round) % 3 === 2, random));
      return own;
    }),
  );
  expect(endings.flat()).toHaveLength(BUYERS * ORDERS_PER_BUYER);
  expect(new Set(endings.flat())).toEqual(new Set(['complete', 'cancelled']));
}, 600_000);

it('leaves the checker nothing to find', async () => {
  const { platform, context, stripe } = market;
  const snapshot = await readSnapshot(platform.config, context.temporal, stripe.ledger(), acknowledged);
  expect(snapshot.orders).toHaveLength(BUYERS * ORDERS_PER_BUYER);
  expect(findViolations(snapshot)).toEqual([]);
});
