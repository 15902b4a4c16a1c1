import { randomBytes } from 'node:crypto';
import type { OrderAnswer } from '../../shared/contracts/http/orders';
import type { SignedInUser } from '../../shared/contracts/http/users';
import type { Picture } from '../../shared/contracts/pictures';
import type { Ticket, TicketDetails } from '../../shared/contracts/tickets';
import { type ApiSession, openSession, signUpOrIn } from '../api-session';

const DAY_MS = 24 * 3600_000;

/** Somebody with an account of their own. */
export interface Actor {
  user: SignedInUser;
  session: ApiSession;
}

/** New in every run, so that nothing of an earlier one is in the picture. */
export async function hire(apiUrl: string, name: string): Promise<Actor> {
  const session = openSession(apiUrl);
  const email = `${name.toLowerCase()}-${randomBytes(4).toString('hex')}@example.com`;
  return { session, user: await signUpOrIn(session, { email, name, password: 'a-long-demo-password-1' }) };
}

/** An event three weeks from now, in the evening. */
function details(title: string, category: string, pictureId: string | null): TicketDetails {
  const day = new Date(Date.now() + 21 * DAY_MS).toISOString().slice(0, 10);
  return {
    title,
    category,
    price: { amount: 6400, currency: 'eur' },
    venue: 'Spreewerk',
    city: 'Berlin',
    startsAt: `${day}T19:00:00.000Z`,
    seat: 'Block C, row 12, seat 7',
    description: 'Bought in the presale. I have to be elsewhere that evening, and would love somebody to enjoy it.',
    pictureId,
  };
}

export async function list(
  { session }: Actor,
  title: string,
  category = 'concert',
  pictureId: string | null = null,
): Promise<Ticket> {
  return (await session.request<Ticket>('POST', '/api/tickets', { body: details(title, category, pictureId) })).body;
}

export async function upload({ session }: Actor, photo: Buffer): Promise<Picture> {
  const headers = { 'content-type': 'image/jpeg' };
  return (await session.request<Picture>('POST', '/api/pictures', { body: photo, headers })).body;
}

export async function reserve({ session }: Actor, { id }: Ticket): Promise<OrderAnswer> {
  return (await session.request<OrderAnswer>('POST', '/api/orders', { body: { ticketId: id } })).body;
}

export async function pay({ session }: Actor, { id }: OrderAnswer, paymentMethod = 'pm_card_visa'): Promise<void> {
  await session.request('POST', '/api/payments', {
    body: { orderId: id, paymentMethod },
    expect: [201, 402],
  });
}

export const cancel = ({ session }: Actor, { id }: OrderAnswer) => session.request('DELETE', `/api/orders/${id}`);

export const refund = ({ session }: Actor, { id }: OrderAnswer) => session.request('POST', `/api/orders/${id}/refund`);
