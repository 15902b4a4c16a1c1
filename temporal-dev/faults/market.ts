import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Body, type Person, signUp } from './client';
import type { Random } from './random';
import type { RunRecord } from './record';
import type { Rig } from './rig';

/** The people of a run, and what each can do through the front door. Every promise they are given is written down. */
export interface Market {
  rig: Rig;
  record: RunRecord;
  sellers: [Person, ...Person[]];
  buyers: [Person, ...Person[]];
}

export interface OpenOrder {
  id: string;
  ticketId: string;
  /** Milliseconds since the epoch. */
  expiresAtMs: number;
  buyer: Person;
  seller: Person;
}

const SELLERS = 4;
const BUYERS = 16;

/** The payment is prepared while the buyer reads the checkout. */
const SECRET_POLL_MS = 200;

export const GOOD_CARD = 'pm_card_visa';

/** Signs everybody up; to be done before anything breaks. */
export async function openMarket(rig: Rig, record: RunRecord, random: Random): Promise<Market> {
  // A run on data that is there already must not meet its own users.
  const crowd = `${random.between(0, 2 ** 31)}-${Date.now()}`;
  const people = (role: string, size: number) =>
    Promise.all(Array.from({ length: size }, (_, index) => signUp(rig.apiUrl, `${role}-${index}-${crowd}`, record)));
  const [[seller, ...sellers], [buyer, ...buyers]] = await Promise.all([
    people('seller', SELLERS),
    people('buyer', BUYERS),
  ]);
  if (!seller || !buyer) throw new Error('a market needs a seller and a buyer');
  return { rig, record, sellers: [seller, ...sellers], buyers: [buyer, ...buyers] };
}

const listing = (title: string) => ({
  title,
  category: 'concert',
  price: { amount: 4500, currency: 'usd' },
  venue: 'Marlowe Hall',
  city: 'New York',
  startsAt: '2999-05-01T19:30:00Z',
});

/** Lists a ticket; undefined when the platform stayed away for too long. */
export async function listTicket(seller: Person, title = 'The Tin Comets'): Promise<string | undefined> {
  const answer = await seller.ask({ call: 'POST /api/tickets', body: listing(title), idempotencyKey: randomUUID() });
  return answer?.status === 201 ? answer.body.id : undefined;
}

export const editTicket = (seller: Person, ticketId: string, title: string) =>
  seller.ask({ call: 'PUT /api/tickets/:id', id: ticketId, body: listing(title) });

/** Starts a purchase; undefined when the ticket was refused, or nobody answered. */
export async function reserve(
  { record }: Market,
  { buyer, seller, ticketId }: Pick<OpenOrder, 'buyer' | 'seller' | 'ticketId'>,
): Promise<OpenOrder | undefined> {
  const answer = await buyer.ask({ call: 'POST /api/orders', body: { ticketId }, idempotencyKey: randomUUID() });
  if (!answer || answer.status > 201) return undefined;
  const { id = '', expiresAt = '' } = answer.body;
  record.acknowledged.push({ orderId: id, fact: 'reserved' });
  return { id, ticketId, expiresAtMs: Date.parse(expiresAt), buyer, seller };
}

/** One attempt to pay, as often as it takes to hear how it went. */
export async function pay(
  { record }: Market,
  { id, buyer }: OpenOrder,
  paymentMethod = GOOD_CARD,
  idempotencyKey = randomUUID(),
): Promise<{ status: number; body: Body } | undefined> {
  const answer = await buyer.ask({
    call: 'POST /api/payments',
    body: { orderId: id, paymentMethod },
    idempotencyKey,
  });
  if (answer?.status === 201) record.acknowledged.push({ orderId: id, fact: 'paid' });
  return answer;
}

/** Confirms the payment as the browser does, with the client secret that the order shows. Resolves to Stripe's status. */
export async function payInBrowser({ rig }: Market, order: OpenOrder, paymentMethod = GOOD_CARD): Promise<number> {
  for (const until = order.expiresAtMs + 10_000; Date.now() < until; ) {
    const shown = await readOrder(order);
    if (shown?.status !== 'awaiting-payment') return 0;
    const secret = shown.payment?.clientSecret;
    if (secret) return rig.stripe.confirmInBrowser(secret, paymentMethod);
    await sleep(SECRET_POLL_MS);
  }
  return 0;
}

export async function cancel({ record }: Market, { id, buyer }: OpenOrder): Promise<number | undefined> {
  const answer = await buyer.ask({ call: 'DELETE /api/orders/:id', id });
  if (answer?.status === 200) record.acknowledged.push({ orderId: id, fact: 'cancelled' });
  return answer?.status;
}

export async function refund({ record }: Market, { id }: OpenOrder, asker: Person): Promise<number | undefined> {
  const answer = await asker.ask({ call: 'POST /api/orders/:id/refund', id, idempotencyKey: randomUUID() });
  if (answer?.status === 200) record.acknowledged.push({ orderId: id, fact: 'refunded' });
  return answer?.status;
}

export async function extend({ id, buyer }: OpenOrder): Promise<number | undefined> {
  const answer = await buyer.ask({ call: 'POST /api/orders/:id/extend', id });
  return answer?.status;
}

export async function readOrder({ id, buyer }: OpenOrder): Promise<Body | undefined> {
  return (await buyer.ask({ call: 'GET /api/orders/:id', id }))?.body;
}
