import { createPaymentSchema, orderSchema, paymentSchema } from '../../shared/contracts/http/orders';
import { ORDER, PAYMENT } from './examples';
import type { Operations } from './operation';

export const paymentOperations = {
  createPayment: {
    method: 'post',
    path: '/api/payments',
    summary: 'Pay an order',
    description:
      'One attempt to pay, confirmed on the server. A declined card keeps the ticket held while attempts are left. Send a fresh `Idempotency-Key` for each attempt, and the same one again when an answer was lost: nothing is charged twice. A 402 `payment-requires-action` is not stored: the same key asked again tells how the confirmation went on.',
    user: 'required',
    idempotent: true,
    body: createPaymentSchema,
    bodyExample: { orderId: ORDER.id, paymentMethod: 'pm_card_visa' },
    answers: {
      201: {
        description: 'Paid: the order is complete and the ticket yours.',
        schema: paymentSchema,
        example: PAYMENT,
      },
      202: {
        description: 'Stripe has yet to decide: read the order, or repeat the request with the same key.',
        schema: orderSchema,
        example: ORDER,
      },
    },
    problems: [
      'payment-declined',
      'payment-requires-action',
      'payment-refused',
      'order-not-found',
      'order-already-complete',
      'order-already-cancelled',
      'order-expired',
    ],
  },
} as const satisfies Operations;
