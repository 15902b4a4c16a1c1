import { randomBytes } from 'node:crypto';
import type { OrderAnswer } from '../../shared/contracts/http/orders';
import type { Problem } from '../../shared/contracts/http/problem';
import { formatMoney } from '../../shared/contracts/money';
import type { Payment } from '../../shared/contracts/payments';
import type { Ticket, TicketDetails } from '../../shared/contracts/tickets';
import { type ApiSession, openSession, signUpOrIn } from '../api-session';
import { expectThat, story } from './story';

/** Somebody with an account of their own and what they do, told as it happens. */
export interface Person {
  name: string;
  session: ApiSession;
}

const RUN = randomBytes(4).toString('hex');
const DAY_MS = 24 * 3600_000;

/** New in every run, so that a demo starts from nothing. */
export async function meet(apiUrl: string, name: string, role: string): Promise<Person> {
  const session = openSession(apiUrl);
  const email = `${name.toLowerCase()}-${RUN}@example.com`;
  const user = await signUpOrIn(session, { email, name, password: 'demo-password-1' });
  story.good(`${name}, ${role}, signed up as ${user.email}.`);
  return { name, session };
}

export const getTicket = async ({ session }: Person, ticketId: string): Promise<Ticket> =>
  (await session.request<Ticket>('GET', `/api/tickets/${ticketId}`)).body;

export const getOrder = async ({ session }: Person, orderId: string): Promise<OrderAnswer> =>
  (await session.request<OrderAnswer>('GET', `/api/orders/${orderId}`)).body;

export async function listTicket(seller: Person, title: string): Promise<Ticket> {
  const details: TicketDetails = {
    title,
    category: 'concert',
    price: { amount: 4500, currency: 'usd' },
    venue: 'Marlowe Hall',
    city: 'New York',
    startsAt: new Date(Date.now() + 30 * DAY_MS).toISOString(),
    seat: 'Orchestra, row F, seat 14',
    description: 'Listed by npm run demo.',
    pictureId: null,
  };
  const { body } = await seller.session.request<Ticket>('POST', '/api/tickets', { body: details });
  expectThat(body.status === 'available', `The new ticket should be available, it is ${body.status}.`);
  story.good(
    `${seller.name} lists “${body.title}” for ${formatMoney(body.price)}: ticket ${body.id} is ${body.status}.`,
  );
  return body;
}

function timeUntil(instant: string): string {
  const seconds = Math.round((Date.parse(instant) - Date.now()) / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

export async function reserve(buyer: Person, ticketId: string): Promise<OrderAnswer> {
  const { status, body } = await buyer.session.request<OrderAnswer>('POST', '/api/orders', { body: { ticketId } });
  const ticket = await getTicket(buyer, ticketId);
  expectThat(ticket.status === 'held', `The ticket should be held after the reservation, it is ${ticket.status}.`);
  story.good(`${buyer.name} reserves it: ${status}, order ${body.id}; the ticket is ${ticket.status}.`);
  story.note(`The hold lasts until ${body.expiresAt}, in ${timeUntil(body.expiresAt)}.`);
  return body;
}

export async function tryToReserve(rival: Person, ticketId: string): Promise<void> {
  const { body } = await rival.session.request<Problem>('POST', '/api/orders', { body: { ticketId }, expect: [409] });
  story.refused(`${rival.name} wants it too: 409, “${body.title}”.`);
}

function submitPayment<T>({ session }: Person, orderId: string, paymentMethod: string, expected: number) {
  const body = { orderId, paymentMethod };
  return session.request<T>('POST', '/api/payments', { body, expect: [expected] });
}

/** Pays and shows the ticket code. Answers the completed order. */
export async function pay(buyer: Person, orderId: string, paymentMethod = 'pm_card_visa'): Promise<OrderAnswer> {
  const { body: payment } = await submitPayment<Payment>(buyer, orderId, paymentMethod, 201);
  story.good(
    `${buyer.name} pays with ${paymentMethod}: 201, ${formatMoney(payment)} ${payment.status} as ${payment.id}.`,
  );
  const order = await getOrder(buyer, orderId);
  expectThat(order.status === 'complete', `The order should be complete after the payment, it is ${order.status}.`);
  expectThat(order.ticketCode, 'The completed order should carry a ticket code.');
  story.good(`The order is ${order.status}. Ticket code: ${order.ticketCode}`);
  return order;
}

export async function payWithBadCard(buyer: Person, orderId: string, paymentMethod: string): Promise<void> {
  const { body } = await submitPayment<Problem & { code?: string }>(buyer, orderId, paymentMethod, 402);
  const reasons = body.errors.map(({ message }) => message).join(' ');
  story.refused(`${buyer.name} pays with ${paymentMethod}: 402${body.code ? ` ${body.code}` : ''}, “${reasons}”.`);
}
