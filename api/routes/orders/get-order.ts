import type { RequestHandler } from 'express';
import type { OrderAnswer } from '../../../shared/contracts/http/orders';
import { toOrder } from '../../../shared/infra/models/orders';
import { type PaymentDocument, toPayment } from '../../../shared/infra/models/payments';
import { answerRead } from '../../answer-read';
import type { ApiContext } from '../../context';
import { requireUser, userIdOf } from '../../middleware/session';
import { findOwnOrder } from './find-order';

/** GET /api/orders/:id. While it waits, with the client secret that lets the browser confirm the payment itself. */
export const getOrder = (context: ApiContext): RequestHandler[] => [
  requireUser,
  async (req, res) => {
    const order = await findOwnOrder(context, req.params.id, userIdOf(res));
    const answer: OrderAnswer = toOrder(order);
    if (order.status === 'awaiting-payment') answer.payment = await waitingPayment(context, order._id);
    // A client secret is stored nowhere, not even by the buyer's browser.
    answerRead(res, answer, { audience: answer.payment?.clientSecret ? 'nobody' : 'private' });
  },
];

async function waitingPayment(context: ApiContext, orderId: string): Promise<OrderAnswer['payment']> {
  const document = await context.database.models.payments.findOne({ orderId }).lean<PaymentDocument>();
  if (!document) return null;
  const { orderId: _order, ...payment } = toPayment(document);
  const clientSecret = await context.readClientSecret(payment.id);
  return { ...payment, ...(clientSecret && { clientSecret }) };
}
