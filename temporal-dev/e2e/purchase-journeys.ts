import type { Client } from '@temporalio/client';
import { orderWorkflowId } from '../../shared/contracts/orders';
import type { LedgerLine } from '../stripe';
import { readEvents } from '../testing/read-events';
import { skipTime } from '../testing/skip-time';
import type { Visitor } from '../testing/start-marketplace';
import { until } from '../testing/until';
import { call, DETAILS, listTicket, pay, readOrder, readTicket, reserve } from './steps';

/** A platform that a test has started, however many processes it consists of. */
export interface Shop {
  /** A new visitor with an account. */
  signUp(name: string): Promise<Visitor>;
  temporal: Client;
  natsUrl: string;
  stripeUrl: string;
  /** Of the Stripe emulator. */
  ledger(): Promise<LedgerLine[]>;
}

/** Every way that a purchase can go, from its beginning to its end. */
export function describePurchases(open: () => Shop): void {
  let shop: Shop;
  let seller: Visitor;
  let buyer: Visitor;

  beforeAll(async () => {
    shop = open();
    [seller, buyer] = await Promise.all([shop.signUp('seller'), shop.signUp('buyer')]);
  });

  const ledgerOf = async (orderId: string) => (await shop.ledger()).find((line) => line.metadata.orderId === orderId);

  const eventsOf = async (...ids: string[]) =>
    (await readEvents(shop.natsUrl))
      .filter((event) => ids.includes(event.subject))
      .map((event) => `${event.type} ${event.data.version}`);

  describe('a purchase that is paid', () => {
    it('holds the ticket, takes the money once, sells the ticket and tells the world in order', async () => {
      const ticket = await listTicket(seller);
      const order = await reserve(buyer, ticket.id);
      expect(order).toMatchObject({
        status: 'awaiting-payment',
        buyerId: buyer.id,
        price: DETAILS.price,
        ticket: { id: ticket.id },
      });
      expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'held', version: 2 });

      const payment = await pay(buyer, order.id);
      expect(payment).toMatchObject({ status: 201, body: { orderId: order.id, amount: 4500, status: 'captured' } });
      const complete = await readOrder(buyer, order.id);
      expect(complete).toMatchObject({ status: 'complete', version: 2, payment: { status: 'captured' } });
      expect(complete.ticketCode).toMatch(/^[\w-]{20}$/);
      expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'sold', version: 3 });
      expect(await ledgerOf(order.id)).toMatchObject({ netMinor: 4500, captures: 1 });
      expect(await eventsOf(ticket.id, order.id, payment.body.id ?? '')).toEqual([
        'TicketCreated 1',
        'TicketUpdated 2',
        'OrderCreated 1',
        'PaymentCreated 1',
        'TicketUpdated 3',
        'OrderCompleted 2',
      ]);
    });

    it('can be found in Temporal by its search attributes and tells there where it stands', async () => {
      const ticket = await listTicket(seller);
      const order = await reserve(buyer, ticket.id);
      const handle = shop.temporal.workflow.getHandle(orderWorkflowId(order.id));
      await pay(buyer, order.id);
      expect(await handle.result()).toEqual({ status: 'complete' });
      const found = await until(async () => {
        const query = `TicketId="${ticket.id}" AND BuyerId="${buyer.id}" AND SellerId="${seller.id}" AND OrderStatus="complete"`;
        for await (const workflow of shop.temporal.workflow.list({ query })) return workflow.workflowId;
        return undefined;
      });
      expect(found).toBe(orderWorkflowId(order.id));
      const description = await handle.describe();
      expect(await description.staticSummary()).toContain(DETAILS.title);
    });

    it('is answered with the same order when the buyer asks again while it is open', async () => {
      const ticket = await listTicket(seller);
      const order = await reserve(buyer, ticket.id);
      expect(await call(buyer, 'POST', '/api/orders', { ticketId: ticket.id })).toMatchObject({
        status: 200,
        body: { id: order.id },
      });
      const stranger = await shop.signUp('stranger');
      expect(await call(stranger, 'POST', '/api/orders', { ticketId: ticket.id })).toMatchObject({ status: 409 });
      expect(await call(stranger, 'GET', `/api/orders/${order.id}`)).toMatchObject({ status: 404 });
      expect(await pay(stranger, order.id)).toMatchObject({ status: 404 });
    });

    it('completes when the browser confirms the payment and only the webhook tells', async () => {
      const ticket = await listTicket(seller);
      const { id } = await reserve(buyer, ticket.id);
      const order = await until(async () => {
        const current = await readOrder(buyer, id);
        return current.payment?.clientSecret ? current : undefined;
      });
      const url = `${shop.stripeUrl}/v1/payment_intents/${order.payment?.id}/confirm`;
      const confirmed = await fetch(url, {
        method: 'POST',
        headers: { authorization: 'Bearer pk_test_emulator' },
        body: new URLSearchParams({ payment_method: 'pm_card_visa', client_secret: order.payment?.clientSecret ?? '' }),
      });
      expect(confirmed.status).toBe(200);
      await until(async () => (await readOrder(buyer, id)).status === 'complete');
      expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'sold' });
    });
  });

  describe('a purchase that is not paid', () => {
    it('expires after fifteen minutes and puts the ticket back on sale for another buyer', async () => {
      const ticket = await listTicket(seller);
      const order = await reserve(buyer, ticket.id);
      const windowMs = Date.parse(order.expiresAt) - Date.parse(order.createdAt);
      expect(windowMs).toBeGreaterThan(899_000);
      expect(windowMs).toBeLessThanOrEqual(901_000);
      await skipTime(shop.temporal, orderWorkflowId(order.id));
      const handle = shop.temporal.workflow.getHandle(orderWorkflowId(order.id));
      expect(await handle.result()).toEqual({ status: 'cancelled', cancelReason: 'expired' });
      expect(await readOrder(buyer, order.id)).toMatchObject({
        status: 'cancelled',
        cancelReason: 'expired',
        version: 3,
      });
      expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'available', version: 3 });
      expect(await ledgerOf(order.id)).toMatchObject({ status: 'canceled', netMinor: 0 });
      expect(await eventsOf(ticket.id, order.id)).toEqual([
        'TicketCreated 1',
        'TicketUpdated 2',
        'OrderCreated 1',
        'OrderExpired 2',
        'OrderCancelled 3',
        'TicketUpdated 3',
      ]);
      expect(await pay(buyer, order.id)).toMatchObject({ status: 409 });
      await reserve(await shop.signUp('next'), ticket.id);
    });

    it('is cancelled by its buyer, at once, and stays cancelled when asked again', async () => {
      const ticket = await listTicket(seller);
      const order = await reserve(buyer, ticket.id);
      const cancelled = { status: 200, body: { status: 'cancelled', cancelReason: 'buyer' } };
      expect(await call(buyer, 'DELETE', `/api/orders/${order.id}`)).toMatchObject(cancelled);
      expect(await call(buyer, 'DELETE', `/api/orders/${order.id}`)).toMatchObject(cancelled);
      await reserve(await shop.signUp('next'), ticket.id);
    });

    it('keeps the hold through a decline that can be mended and completes with another card', async () => {
      const ticket = await listTicket(seller);
      const order = await reserve(buyer, ticket.id);
      const declined = await pay(buyer, order.id, 'pm_card_visa_chargeDeclinedInsufficientFunds');
      expect(declined).toMatchObject({ status: 402, body: { code: 'insufficient_funds' } });
      expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'held' });
      expect(await pay(buyer, order.id)).toMatchObject({ status: 201 });
      expect(await ledgerOf(order.id)).toMatchObject({ netMinor: 4500, captures: 1 });
    });

    it('is cancelled after three declines, and nothing was taken', async () => {
      const ticket = await listTicket(seller);
      const order = await reserve(buyer, ticket.id);
      for (const attempt of [1, 2, 3])
        expect({ attempt, ...(await pay(buyer, order.id, 'pm_card_visa_chargeDeclined')) }).toMatchObject({
          attempt,
          status: 402,
        });
      expect(await readOrder(buyer, order.id)).toMatchObject({ status: 'cancelled', cancelReason: 'payment-failed' });
      expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'available' });
      expect(await ledgerOf(order.id)).toMatchObject({ status: 'canceled', netMinor: 0 });
    });

    it('is cancelled at once by a card that was stolen', async () => {
      const ticket = await listTicket(seller);
      const order = await reserve(buyer, ticket.id);
      expect(await pay(buyer, order.id, 'pm_card_visa_chargeDeclinedStolenCard')).toMatchObject({
        status: 402,
        body: { code: 'stolen_card' },
      });
      expect(await readOrder(buyer, order.id)).toMatchObject({ status: 'cancelled', cancelReason: 'payment-failed' });
    });
  });

  describe('a ticket while it is held', () => {
    it('cannot be edited by its seller until it is back on sale', async () => {
      const ticket = await listTicket(seller);
      const order = await reserve(buyer, ticket.id);
      const edit = { ...DETAILS, title: 'The Tin Comets, second night' };
      expect(await call(seller, 'PUT', `/api/tickets/${ticket.id}`, edit)).toMatchObject({ status: 409 });
      await call(buyer, 'DELETE', `/api/orders/${order.id}`);
      expect(await call(seller, 'PUT', `/api/tickets/${ticket.id}`, edit)).toMatchObject({
        status: 200,
        body: { title: edit.title, status: 'available', version: 4 },
      });
    });

    it('is held for five minutes more when the buyer asks, once', async () => {
      const ticket = await listTicket(seller);
      const order = await reserve(buyer, ticket.id);
      const extended = await call(buyer, 'POST', `/api/orders/${order.id}/extend`);
      expect(extended.status).toBe(200);
      expect(Date.parse(extended.body.expiresAt ?? '') - Date.parse(order.expiresAt)).toBe(5 * 60_000);
      expect(await call(buyer, 'POST', `/api/orders/${order.id}/extend`)).toMatchObject({ status: 409 });
      expect(await eventsOf(order.id)).toEqual(['OrderCreated 1', 'OrderUpdated 2']);
    });
  });

  describe('a completed order', () => {
    it('cannot be cancelled, but refunded: the money is back, the code void, the ticket on sale', async () => {
      const ticket = await listTicket(seller);
      const order = await reserve(buyer, ticket.id);
      await pay(buyer, order.id);
      expect(await call(buyer, 'DELETE', `/api/orders/${order.id}`)).toMatchObject({ status: 409 });
      const refunds = await Promise.all([1, 2, 3].map(() => call(buyer, 'POST', `/api/orders/${order.id}/refund`)));
      for (const refund of refunds)
        expect(refund).toMatchObject({ status: 200, body: { status: 'complete', payment: { status: 'refunded' } } });
      expect(await readOrder(buyer, order.id)).toMatchObject({ ticketCode: null });
      expect(await ledgerOf(order.id)).toMatchObject({ capturedMinor: 4500, refundedMinor: 4500, netMinor: 0 });
      expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'available' });
      const again = await reserve(await shop.signUp('next'), ticket.id);
      expect(again.id).not.toBe(order.id);
    });
  });

  describe('a workflow that an operator touches', () => {
    it('is cancelled from the Web UI: the order is cancelled and its ticket released', async () => {
      const ticket = await listTicket(seller);
      const order = await reserve(buyer, ticket.id);
      const handle = shop.temporal.workflow.getHandle(orderWorkflowId(order.id));
      await handle.cancel();
      await handle.result();
      expect(await readOrder(buyer, order.id)).toMatchObject({ status: 'cancelled', cancelReason: 'buyer' });
      expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'available' });
    });
  });
}
