import type { OrderAnswer } from '../../../../shared/contracts/http/orders';
import type { Ticket } from '../../../../shared/contracts/tickets';

const AT = '2026-11-01T10:00:00.000Z';

export const USER = { id: '65f000000000000000000001', email: 'mia@example.com', name: 'Mia' };

export const TICKET: Ticket = {
  id: '65f0000000000000000000aa',
  title: 'The Tin Comets',
  category: 'concert',
  price: { amount: 4500, currency: 'eur' },
  venue: 'Marlowe Hall',
  city: 'London',
  startsAt: '2999-05-01T19:30:00.000Z',
  seat: null,
  description: null,
  pictureId: null,
  sellerId: '65f000000000000000000002',
  status: 'available',
  version: 1,
  createdAt: AT,
  updatedAt: AT,
};

const { status: _status, createdAt: _createdAt, updatedAt: _updatedAt, ...SNAPSHOT } = TICKET;

export const ORDER: OrderAnswer = {
  id: '65f0000000000000000000bb',
  ticket: SNAPSHOT,
  buyerId: USER.id,
  price: TICKET.price,
  status: 'awaiting-payment',
  cancelReason: null,
  expiresAt: '2026-11-01T10:15:00.000Z',
  payment: null,
  ticketCode: null,
  version: 1,
  createdAt: AT,
  updatedAt: AT,
};

/** As GET /api/config answers where there is no key of Stripe's. */
export const CONFIG = {
  stripePublishableKey: null,
  paymentWindowMs: 900_000,
  paymentExtensions: 1,
  paymentExtensionMs: 300_000,
  challengeUrl: 'http://bank.example/challenge',
  temporalUiUrl: null,
};
