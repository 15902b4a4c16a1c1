import { z } from 'zod';
import { type EventData, type EventType, ORDER_EVENTS, PAYMENT_EVENTS, TICKET_EVENTS } from '../events';
import { CANCEL_REASONS, ORDER_STATUSES } from '../orders';
import { idSchema } from './ids';
import { moneyAnswerSchema } from './money';
import { paymentSchema } from './orders';
import { ticketSchema } from './tickets';

/**
 * What GET /api/stream sends: domain events, each the CloudEvent that NATS carries, under its type as the event's name
 * and its sequence in the stream as the event's id. `ready` and `reset` are about the stream itself.
 */

// Members that a schema does not name, such as those that a later version adds, never reach a browser.
const order = z.object({
  id: idSchema,
  ticketId: idSchema,
  sellerId: idSchema,
  buyerId: idSchema,
  price: moneyAnswerSchema,
  status: z.enum(ORDER_STATUSES),
  cancelReason: z.enum(CANCEL_REASONS).nullable(),
  expiresAt: z.iso.datetime(),
  payment: paymentSchema.omit({ orderId: true }).nullable(),
  version: z.int().min(1),
}) satisfies z.ZodType<EventData['OrderUpdated']>;

const payment = paymentSchema.extend({ buyerId: idSchema, version: z.int().min(1) }) satisfies z.ZodType<
  EventData['PaymentCreated']
>;

const cloudEvent = <const Types extends readonly EventType[], Data extends z.ZodType>(types: Types, data: Data) =>
  z.object({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string(),
    type: z.enum(types),
    subject: z.string(),
    time: z.iso.datetime(),
    datacontenttype: z.literal('application/json'),
    data,
  });

/** Ticket events are for everybody; the others for the buyer that `data.buyerId` names. */
export const streamEventSchema = z.discriminatedUnion('type', [
  cloudEvent(TICKET_EVENTS, ticketSchema),
  cloudEvent(ORDER_EVENTS, order),
  cloudEvent(PAYMENT_EVENTS, payment),
]);

export type StreamEvent = z.output<typeof streamEventSchema>;

/**
 * Data of `ready` (the stream begins here) and `reset` (the events after the id that was given are gone or too many: load anew
 * what is shown; the stream goes on from here).
 */
export interface StreamPosition {
  /** The stream's last event at that moment. */
  sequence: number;
}

/** The id of an event of the stream, as a client hands it back. */
const lastEventIdSchema = z
  .string()
  .regex(/^\d{1,15}$/, 'must be the id of an event of this stream')
  .transform(Number)
  .optional();

export const streamHeadersSchema = z.object({
  'Last-Event-ID': lastEventIdSchema.describe('The id of the last event that came: the stream goes on after it.'),
});

export const streamQuerySchema = z.object({
  lastEventId: lastEventIdSchema.describe('The same for clients that cannot set the header, which goes before it.'),
});
