import { z } from 'zod';
import { ORDER_EVENTS, PAYMENT_EVENTS } from '../events';
import { CANCEL_REASONS, ORDER_STATUSES, type Order } from '../orders';
import { PAYMENT_STATUSES, type Payment } from '../payments';
import { idSchema } from './ids';
import { moneyAnswerSchema } from './money';
import { type Page, pageOf, pageQuerySchema } from './pages';
import { ticketSnapshotSchema } from './tickets';

export const createOrderSchema = z.object({ ticketId: idSchema }).meta({ id: 'CreateOrder' });

/** `paymentMethod` is Stripe's PaymentMethod id. */
export const createPaymentSchema = z
  .object({
    orderId: idSchema,
    paymentMethod: z
      .string()
      .regex(/^(pm|card)_\w{1,250}$/, "must be Stripe's PaymentMethod id, such as pm_card_visa")
      .describe("Stripe's PaymentMethod id, made by Stripe.js in the browser; in test mode also pm_card_visa."),
  })
  .meta({ id: 'CreatePayment' });

const paymentFields = {
  id: z.string().describe("The id of Stripe's PaymentIntent."),
  ...moneyAnswerSchema.shape,
  status: z.enum(PAYMENT_STATUSES).describe('`captured`: the money is taken. `refunded`: all of it is back.'),
  createdAt: z.iso.datetime(),
};

export const paymentSchema = z
  .object({ ...paymentFields, orderId: idSchema })
  .meta({ id: 'Payment' }) satisfies z.ZodType<Payment>;

const orderPaymentSchema = z
  .object({
    ...paymentFields,
    clientSecret: z
      .string()
      .optional()
      .describe(
        'While the order waits: lets Stripe.js confirm the payment in the browser instead of POST /api/payments.',
      ),
  })
  .meta({ id: 'OrderPayment' });

export const orderSchema = z
  .object({
    id: idSchema,
    ticket: ticketSnapshotSchema,
    buyerId: idSchema,
    price: moneyAnswerSchema,
    status: z.enum(ORDER_STATUSES),
    cancelReason: z.enum(CANCEL_REASONS).nullable(),
    expiresAt: z.iso.datetime().describe('The end of the payment window: unpaid by then, the order is cancelled.'),
    payment: z.union([orderPaymentSchema, z.null()]),
    ticketCode: z.string().nullable().describe('Admits its bearer. Only the buyer of a complete order sees it.'),
    version: z.int().min(1).describe('Counts every change, without a gap.'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    cancelRequested: z
      .literal(true)
      .optional()
      .describe('With 202 of a cancellation: it is under way and not yet decided.'),
  })
  .meta({ id: 'Order' }) satisfies z.ZodType<OrderAnswer>;

/** Query of GET /api/orders. */
export const listOrdersQuerySchema = pageQuerySchema.extend({
  status: z.enum(ORDER_STATUSES).optional().describe('Only orders that stand like this.'),
});

export const orderPageSchema = pageOf(orderSchema).meta({ id: 'OrderPage' });

export type OrderPage = Page<Order>;

/** What an event of an order says in one word: `OrderUpdated` alone may mean several things. */
export const ORDER_CHANGES = [
  'reserved',
  'extended',
  'paid',
  'payment-failed',
  'completed',
  'expired',
  'cancelled',
  'refund-asked',
  'refunded',
  'money-returned',
] as const;

const orderEventSchema = z
  .object({
    id: z.string().describe('The id of the event, as GET /api/stream and NATS told it.'),
    type: z.enum([...ORDER_EVENTS, ...PAYMENT_EVENTS]),
    change: z.enum(ORDER_CHANGES).describe('What it means for the order.'),
    time: z.iso.datetime().describe('When the change was made.'),
  })
  .meta({ id: 'OrderEvent' });

export type OrderEvent = z.infer<typeof orderEventSchema>;

export const orderEventsSchema = z.object({ items: z.array(orderEventSchema) }).meta({ id: 'OrderEvents' });

/** An order as its buyer is answered: while it waits, with what the browser needs to confirm the payment itself. */
export type OrderAnswer = Omit<Order, 'payment'> & {
  payment: (NonNullable<Order['payment']> & { clientSecret?: string }) | null;
  /** With 202: the cancellation is under way, not yet decided. */
  cancelRequested?: boolean;
};
