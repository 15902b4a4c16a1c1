import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';
import { once } from '../../../shared/api/once';

interface PayOrderInput {
  orderId: string;
  /** Stripe's PaymentMethod id. */
  paymentMethod: string;
}

/** Pays an order with one card. Returns when it is paid, or is still being decided; throws ProblemError when it is not. */
export const payOrder = (body: PayOrderInput) =>
  once(`pay ${body.orderId} ${body.paymentMethod}`, (key) =>
    bodyOf(api.POST('/api/payments', { body, params: { header: { 'Idempotency-Key': key } } })),
  );
