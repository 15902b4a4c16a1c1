import { eventId } from '../../shared/contracts/events';
import type { OrderAnswer, OrderEvent } from '../../shared/contracts/http/orders';
import type { Seller, SignedInUser, TokensAnswer } from '../../shared/contracts/http/users';
import type { Payment } from '../../shared/contracts/payments';
import { pictureUrl } from '../../shared/contracts/picture-url';
import type { Picture } from '../../shared/contracts/pictures';
import type { Ticket, TicketDetails } from '../../shared/contracts/tickets';

/** One purchase, told by the examples of the documentation: Alice sells a ticket to Bob. */

const ALICE_ID = '665f1c2e9b1d8e0012345601';
export const ALICE_AS_SELLER: Seller = { id: ALICE_ID, name: 'Alice' };
export const BOB: SignedInUser = { id: '665f1c2e9b1d8e0012345602', email: 'bob@example.com', name: 'Bob' };
export const PASSWORD = 'correct-horse-battery';
export const TOKENS: TokensAnswer = {
  accessToken: 'eyJhbGciOiJIUzI1NiIs…',
  tokenType: 'Bearer',
  expiresIn: 900,
  refreshToken: 'eyJhbGciOiJIUzI1NiIs…',
};

const PICTURE_ID = '9f2b7c0d1e4a58f36b21d09c7ea4f8135c6d2e90b7a1f4836d5e0c92b8f7a310';

export const PICTURE: Picture = {
  id: PICTURE_ID,
  url: pictureUrl(PICTURE_ID, 'full'),
  cardUrl: pictureUrl(PICTURE_ID, 'card'),
  width: 1600,
  height: 1067,
};

/** What a seller sends: whatever is not known is left out. */
export const NEW_TICKET = {
  title: 'Mahler 2',
  category: 'concert',
  price: { amount: 4500, currency: 'usd' },
  venue: 'Konzerthaus',
  city: 'Vienna',
  startsAt: '2999-05-01T19:30:00.000Z',
  seat: 'Row 3, seat 12',
} satisfies Partial<TicketDetails>;

const { title, category, price, venue, city, startsAt, seat } = NEW_TICKET;
const DETAILS: TicketDetails = {
  title,
  category,
  price: { amount: price.amount, currency: 'usd' },
  venue,
  city,
  startsAt,
  seat,
  description: null,
  pictureId: null,
};

export const TICKET: Ticket = {
  id: '665f1c2e9b1d8e0012345678',
  ...DETAILS,
  sellerId: ALICE_ID,
  status: 'available',
  version: 1,
  createdAt: '2998-12-01T09:00:00.000Z',
  updatedAt: '2998-12-01T09:00:00.000Z',
};

export const ORDER: OrderAnswer = {
  id: '665f1c2e9b1d8e0012345699',
  ticket: { id: TICKET.id, ...DETAILS, sellerId: ALICE_ID, version: 1 },
  buyerId: BOB.id,
  price: DETAILS.price,
  status: 'awaiting-payment',
  cancelReason: null,
  expiresAt: '2998-12-02T10:15:00.000Z',
  payment: null,
  ticketCode: null,
  version: 1,
  createdAt: '2998-12-02T10:00:00.000Z',
  updatedAt: '2998-12-02T10:00:00.000Z',
};

export const PAYMENT: Payment = {
  id: 'pi_3Q9yRb2eZvKYlo2C1x5bT0aA',
  orderId: ORDER.id,
  ...DETAILS.price,
  status: 'captured',
  createdAt: '2998-12-02T10:00:01.000Z',
};

const { orderId: _paidOrder, ...CAPTURED } = PAYMENT;

export const COMPLETE_ORDER: OrderAnswer = {
  ...ORDER,
  status: 'complete',
  payment: CAPTURED,
  ticketCode: 'Vb4rX9tQ2mKd7LwS',
  version: 2,
  updatedAt: '2998-12-02T10:03:00.000Z',
};

export const ORDER_STORY: OrderEvent[] = [
  { id: eventId('orders', ORDER.id, 1), type: 'OrderCreated', change: 'reserved', time: ORDER.createdAt },
  {
    id: eventId('payments', PAYMENT.id, 1),
    type: 'PaymentCreated',
    change: 'paid',
    time: '2998-12-02T10:02:59.000Z',
  },
  { id: eventId('orders', ORDER.id, 2), type: 'OrderCompleted', change: 'completed', time: COMPLETE_ORDER.updatedAt },
];

export const CANCELLED_ORDER: OrderAnswer = { ...ORDER, status: 'cancelled', cancelReason: 'buyer', version: 2 };

export const REFUNDED_ORDER: OrderAnswer = {
  ...COMPLETE_ORDER,
  payment: { ...CAPTURED, status: 'refunded' },
  ticketCode: null,
  version: 3,
};
