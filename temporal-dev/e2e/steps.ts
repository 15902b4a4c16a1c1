import type { OrderAnswer } from '../../shared/contracts/http/orders';
import type { ProblemError } from '../../shared/contracts/http/problem';
import type { Ticket } from '../../shared/contracts/tickets';
import type { Visitor } from '../testing/start-marketplace';

/** What people do in the whole-platform tests, each through the REST API and its status. */

export const DETAILS = {
  title: 'The Tin Comets',
  category: 'concert',
  price: { amount: 4500, currency: 'usd' },
  venue: 'Marlowe Hall',
  city: 'New York',
  startsAt: '2999-05-01T19:30:00Z',
};

export const listTicket = async (seller: Visitor, changes: object = {}): Promise<Ticket> =>
  (await seller.request<Ticket>('POST', '/api/tickets', { body: { ...DETAILS, ...changes }, expect: [201] })).body;

export const readTicket = async (visitor: Visitor, id: string): Promise<Ticket> =>
  (await visitor.request<Ticket>('GET', `/api/tickets/${id}`)).body;

export const readOrder = async (buyer: Visitor, id: string): Promise<OrderAnswer> =>
  (await buyer.request<OrderAnswer>('GET', `/api/orders/${id}`)).body;

export const reserve = async (buyer: Visitor, ticketId: string): Promise<OrderAnswer> =>
  (await buyer.request<OrderAnswer>('POST', '/api/orders', { body: { ticketId }, expect: [201] })).body;

/** An answer of any status, to be judged by the test: a resource or a problem. */
export interface AnyAnswer {
  id?: string;
  expiresAt?: string;
  code?: string;
  status?: string | number;
  type?: string;
  errors?: ProblemError[];
}

const ANY_STATUS = Array.from({ length: 500 }, (_, offset) => 100 + offset);

export const call = (visitor: Visitor, method: string, path: string, body?: object) =>
  visitor.request<AnyAnswer>(method, path, { body, expect: ANY_STATUS });

export const pay = (buyer: Visitor, orderId: string, paymentMethod = 'pm_card_visa') =>
  call(buyer, 'POST', '/api/payments', { orderId, paymentMethod });
