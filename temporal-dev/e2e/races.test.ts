import type { OrderAnswer } from '../../shared/contracts/http/orders';
import { readEvents } from '../testing/read-events';
import { type Marketplace, startMarketplace, type Visitor } from '../testing/start-marketplace';
import { until } from '../testing/until';
import { type AnyAnswer, call, DETAILS, listTicket, pay, readOrder, readTicket, reserve } from './steps';

let market: Marketplace;
let seller: Visitor;

beforeAll(async () => {
  market = await startMarketplace();
  seller = await market.signUp('seller');
});

afterAll(() => market?.stop());

const ledgerOf = (orderId: string) => market.stripe.ledger().find((line) => line.metadata.orderId === orderId);

function countByStatus(answers: { status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

it('lets one of fifty parallel buyers have the ticket and tells forty-nine that it is taken', async () => {
  const [ticket, ...buyers] = await Promise.all([
    listTicket(seller),
    ...Array.from({ length: 50 }, (_, n) => market.signUp(`crowd${n}`)),
  ]);
  const answers = await Promise.all(buyers.map((buyer) => call(buyer, 'POST', '/api/orders', { ticketId: ticket.id })));
  expect(countByStatus(answers)).toEqual({ 201: 1, 409: 49 });
  expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'held' });
});

it('leads a buyer who clicks five times at once to one order', async () => {
  const buyer = await market.signUp('clicker');
  const ticket = await listTicket(seller);
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => call(buyer, 'POST', '/api/orders', { ticketId: ticket.id })),
  );
  expect(countByStatus(answers)).toEqual({ 200: 4, 201: 1 });
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
});

it('charges once when the same order is paid five times at once', async () => {
  const buyer = await market.signUp('payer');
  const ticket = await listTicket(seller);
  const order = await reserve(buyer, ticket.id);
  const answers = await Promise.all(Array.from({ length: 5 }, () => pay(buyer, order.id)));
  expect(countByStatus(answers)).toEqual({ 201: 1, 409: 4 });
  expect(ledgerOf(order.id)).toMatchObject({ netMinor: 4500, captures: 1 });
});

it('lets one of two edits of the same version through', async () => {
  const { id } = await listTicket(seller);
  const edit = (title: string) =>
    seller.request<AnyAnswer>('PUT', `/api/tickets/${id}`, {
      body: { ...DETAILS, title },
      headers: { 'if-match': '"v1"' },
      expect: [200, 412, 503],
    });
  const answers = await Promise.all(['One', 'Another'].map(edit));
  expect(countByStatus(answers)[200]).toBe(1);
  expect(await readTicket(seller, id)).toMatchObject({ version: 2 });
  expect(await edit('A third')).toMatchObject({ status: 412, body: { type: '/problems/version-mismatch' } });
});

it('gives paying while cancelling one outcome: sold and paid, or released and nothing taken', async () => {
  const buyer = await market.signUp('hesitant');
  for (let round = 0; round < 8; round++) {
    const ticket = await listTicket(seller);
    const order = await reserve(buyer, ticket.id);
    const paying = pay(buyer, order.id);
    await new Promise((resolve) => setTimeout(resolve, round * 40));
    const [payment, cancellation] = await Promise.all([paying, call(buyer, 'DELETE', `/api/orders/${order.id}`)]);
    const settled = await readOrder(buyer, order.id);
    const ledger = ledgerOf(order.id);
    if (settled.status === 'complete') {
      expect([payment.status, cancellation.status]).toEqual([201, 409]);
      expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'sold' });
      expect(ledger?.netMinor).toBe(4500);
    } else {
      expect([payment.status, cancellation.status]).toEqual([409, 200]);
      expect(settled).toMatchObject({ status: 'cancelled', cancelReason: 'buyer' });
      expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'available' });
      expect(ledger?.netMinor ?? 0).toBe(0);
    }
  }
});

it('lets an edit and a purchase of one ticket follow each other: the buyer pays what the order shows', async () => {
  const buyer = await market.signUp('quick');
  for (let round = 0; round < 5; round++) {
    const ticket = await listTicket(seller);
    const edited = { ...DETAILS, price: { amount: 9900, currency: 'usd' } };
    const [edit, purchase] = await Promise.all([
      call(seller, 'PUT', `/api/tickets/${ticket.id}`, edited),
      buyer.request<OrderAnswer>('POST', '/api/orders', { body: { ticketId: ticket.id }, expect: [201] }),
    ]);
    const now = await readTicket(seller, ticket.id);
    expect([200, 409]).toContain(edit.status);
    expect(purchase.body.price).toEqual(now.price);
    expect(now.price.amount).toBe(edit.status === 200 ? 9900 : 4500);
    await pay(buyer, purchase.body.id);
    expect(ledgerOf(purchase.body.id)?.netMinor).toBe(now.price.amount);
  }
});

it('keeps a buyer to ten open orders, however parallel', async () => {
  const buyer = await market.signUp('hoarder');
  const tickets = await Promise.all(Array.from({ length: 14 }, () => listTicket(seller)));
  const answers = await Promise.all(
    tickets.map(({ id: ticketId }) => call(buyer, 'POST', '/api/orders', { ticketId })),
  );
  expect(countByStatus(answers)).toEqual({ 201: 10, 409: 4 });
  // A refused order gives its hold back.
  const statuses = () => Promise.all(tickets.map(async ({ id }) => (await readTicket(seller, id)).status));
  await until(async () => (await statuses()).filter((status) => status === 'held').length === 10);
});

it('publishes every change of every ticket and order of these races once, in order and without a gap', async () => {
  const versions = new Map<string, number>();
  for (const event of await readEvents(market.platform.config.NATS_URL)) {
    expect({ event, before: versions.get(event.subject) ?? 0 }).toMatchObject({ before: event.data.version - 1 });
    versions.set(event.subject, event.data.version);
  }
  expect(versions.size).toBeGreaterThan(30);
});
