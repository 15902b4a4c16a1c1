import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';
import { once } from '../../../shared/api/once';

interface PayOrderInput {
  orderId: string;
  /** Stripe's PaymentMethod id. */
  paymentMethod: string;
}

/** Between two looks at a payment that is still being decided. The API itself waits for it too. */
const PAUSE_MS = 1_000;

/**
 * Pays an order with one card. Returns when it is paid; throws ProblemError when it is not. The API answers with the order
 * when nothing is decided in time: the same command under the same key then learns how it ended.
 */
export const payOrder = (body: PayOrderInput) =>
  once(`pay ${body.orderId} ${body.paymentMethod}`, async (key) => {
    for (;;) {
      const answer = await bodyOf(api.POST('/api/payments', { body, params: { header: { 'Idempotency-Key': key } } }));
      if (!('ticket' in answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  });
