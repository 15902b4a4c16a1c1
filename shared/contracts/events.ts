import type { CancelReason, Order, OrderStatus } from './orders';
import type { Payment } from './payments';
import type { Ticket } from './tickets';
import type { User } from './users';

/** Domain events: CloudEvents 1.0 (https://github.com/cloudevents/spec) in JSON on NATS JetStream. */

export const EVENT_STREAM = 'TICKETING';
export const EVENT_SUBJECTS = 'ticketing.>';

export type EventDomain = 'users' | 'tickets' | 'orders' | 'payments';

/** An order in an event: no ticket code, no client secret. */
export interface OrderEventData {
  id: string;
  ticketId: string;
  sellerId: string;
  buyerId: string;
  price: Order['price'];
  status: OrderStatus;
  cancelReason: CancelReason | null;
  expiresAt: string;
  payment: Order['payment'];
  version: number;
}

export type UserEventData = Pick<User, 'id' | 'name' | 'version'>;
export type TicketEventData = Ticket;
/** Names the buyer, as the order's events do, so that whoever hands events on knows whose they are. */
export type PaymentEventData = Payment & { buyerId: string; version: number };

export interface EventData {
  UserCreated: UserEventData;
  UserUpdated: UserEventData;
  TicketCreated: TicketEventData;
  TicketUpdated: TicketEventData;
  OrderCreated: OrderEventData;
  OrderUpdated: OrderEventData;
  OrderExpired: OrderEventData;
  OrderCancelled: OrderEventData;
  OrderCompleted: OrderEventData;
  PaymentCreated: PaymentEventData;
  PaymentFailed: PaymentEventData;
  PaymentRefunded: PaymentEventData;
}

export type EventType = keyof EventData;

export const EVENT_DOMAINS: Record<EventType, EventDomain> = {
  UserCreated: 'users',
  UserUpdated: 'users',
  TicketCreated: 'tickets',
  TicketUpdated: 'tickets',
  OrderCreated: 'orders',
  OrderUpdated: 'orders',
  OrderExpired: 'orders',
  OrderCancelled: 'orders',
  OrderCompleted: 'orders',
  PaymentCreated: 'payments',
  PaymentFailed: 'payments',
  PaymentRefunded: 'payments',
};

/** What GET /api/stream passes on: tickets to everybody, the rest to the buyer. */
export const TICKET_EVENTS = ['TicketCreated', 'TicketUpdated'] as const satisfies EventType[];
export const ORDER_EVENTS = [
  'OrderCreated',
  'OrderUpdated',
  'OrderExpired',
  'OrderCancelled',
  'OrderCompleted',
] as const satisfies EventType[];
export const PAYMENT_EVENTS = ['PaymentCreated', 'PaymentFailed', 'PaymentRefunded'] as const satisfies EventType[];

export interface CloudEvent<T extends EventType = EventType> {
  specversion: '1.0';
  id: string;
  source: string;
  type: T;
  /** The aggregate's id. */
  subject: string;
  /** RFC 3339: when the change was committed. */
  time: string;
  datacontenttype: 'application/json';
  /** W3C trace context of the publication, when traces are recorded: the CloudEvents extension Distributed Tracing. */
  traceparent?: string;
  data: EventData[T];
}

export const eventSubject = (type: EventType): string => `ticketing.${EVENT_DOMAINS[type]}.${type}`;

/** Derived from the fact (aggregate and version), so that a retry publishes the same id. */
export const eventId = (domain: EventDomain, aggregateId: string, version: number): string =>
  `${domain}:${aggregateId}:${version}`;

/** The event that says that an aggregate reached `data.version` at `time` (RFC 3339). */
export function domainEvent<T extends EventType>(type: T, data: EventData[T], time: string): CloudEvent<T> {
  const domain = EVENT_DOMAINS[type];
  return {
    specversion: '1.0',
    id: eventId(domain, data.id, data.version),
    source: `/ticketing/${domain}`,
    type,
    subject: data.id,
    time,
    datacontenttype: 'application/json',
    data,
  };
}
