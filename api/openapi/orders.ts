import { z } from 'zod';
import { idSchema } from '../../shared/contracts/http/ids';
import {
  createOrderSchema,
  listOrdersQuerySchema,
  orderEventsSchema,
  orderPageSchema,
  orderSchema,
} from '../../shared/contracts/http/orders';
import { CANCELLED_ORDER, COMPLETE_ORDER, ORDER, ORDER_STORY, REFUNDED_ORDER, TICKET } from './examples';
import type { Operations } from './operation';
import { READ } from './read';

const params = z.object({ id: idSchema.describe('The id of an order.') });

export const orderOperations = {
  listOrders: {
    method: 'get',
    path: '/api/orders',
    summary: 'List your purchases',
    description: "The signed-in buyer's own orders, newest first, page by page.",
    user: 'required',
    ...READ.operation,
    query: listOrdersQuerySchema,
    answers: {
      200: {
        description: 'One page of orders.',
        schema: orderPageSchema,
        headers: ['ETag'],
        example: { items: [COMPLETE_ORDER], nextCursor: null },
      },
      ...READ.answers,
    },
  },
  createOrder: {
    method: 'post',
    path: '/api/orders',
    summary: 'Reserve a ticket',
    description:
      'Holds the ticket for this buyer until `expiresAt`, 15 minutes unless the operator says otherwise. Nobody else can buy it meanwhile, and nothing is charged yet: pay with `POST /api/payments`.',
    user: 'required',
    idempotent: true,
    body: createOrderSchema,
    bodyExample: { ticketId: TICKET.id },
    answers: {
      200: {
        description: 'You hold this ticket already: your open order for it.',
        schema: orderSchema,
        example: ORDER,
      },
      201: { description: 'The ticket is held for you.', schema: orderSchema, headers: ['Location'], example: ORDER },
    },
    problems: [
      'ticket-not-found',
      'own-ticket',
      'ticket-unavailable',
      'too-many-open-orders',
      'ticket-busy',
      'reserve-timed-out',
      'order-closed',
    ],
  },
  getOrder: {
    method: 'get',
    path: '/api/orders/{id}',
    summary: 'Read one purchase',
    description:
      'While the order waits for its payment, `payment.clientSecret` lets Stripe.js confirm it in the browser. Once complete, `ticketCode` admits its bearer.',
    user: 'required',
    ...READ.operation,
    params,
    answers: {
      200: { description: 'The order.', schema: orderSchema, headers: ['ETag'], example: COMPLETE_ORDER },
      ...READ.answers,
    },
    problems: ['order-not-found'],
  },
  listOrderEvents: {
    method: 'get',
    path: '/api/orders/{id}/events',
    summary: 'Read what happened to a purchase',
    description:
      'The domain events of this order and of its payment, oldest first: also those that the event stream no longer keeps. A declined card that could be replaced is no event.',
    user: 'required',
    ...READ.operation,
    params,
    answers: {
      200: {
        description: 'Every event so far.',
        schema: orderEventsSchema,
        headers: ['ETag'],
        example: { items: ORDER_STORY },
      },
      ...READ.answers,
    },
    problems: ['order-not-found'],
  },
  cancelOrder: {
    method: 'delete',
    path: '/api/orders/{id}',
    summary: 'Cancel a purchase',
    description: 'Gives the ticket back before it is paid. May be repeated. A paid order is refunded instead.',
    user: 'required',
    params,
    answers: {
      200: {
        description: 'The order is cancelled and its ticket on sale again.',
        schema: orderSchema,
        example: CANCELLED_ORDER,
      },
      202: {
        description: 'The cancellation is under way: read the order to see how it ends.',
        schema: orderSchema,
        example: { ...ORDER, cancelRequested: true },
      },
    },
    problems: ['order-not-found', 'order-already-complete'],
  },
  extendOrder: {
    method: 'post',
    path: '/api/orders/{id}/extend',
    summary: 'Ask for more time to pay',
    description: 'Moves `expiresAt` once, by 5 minutes unless the operator says otherwise.',
    user: 'required',
    params,
    answers: {
      200: {
        description: 'The order with its new deadline.',
        schema: orderSchema,
        example: { ...ORDER, expiresAt: '2998-12-02T10:20:00.000Z', version: 2 },
      },
    },
    problems: [
      'order-not-found',
      'order-not-waiting',
      'extension-not-allowed',
      'order-already-complete',
      'order-already-cancelled',
    ],
  },
  refundOrder: {
    method: 'post',
    path: '/api/orders/{id}/refund',
    summary: 'Refund a purchase',
    description:
      'Gives the whole payment back. The buyer may ask for it, and so may the seller of the ticket, until the event begins. The order stays `complete`; its `payment.status` tells of the refund, the ticket code is void and the ticket on sale again.',
    user: 'required',
    idempotent: true,
    params,
    answers: {
      200: { description: 'The money is on its way back.', schema: orderSchema, example: REFUNDED_ORDER },
      202: {
        description: 'Stripe has yet to decide: read the order to see how it ends.',
        schema: orderSchema,
        example: COMPLETE_ORDER,
      },
    },
    problems: ['order-not-found', 'order-not-complete', 'event-has-begun'],
  },
} as const satisfies Operations;
