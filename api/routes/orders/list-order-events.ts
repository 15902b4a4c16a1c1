import type { RequestHandler } from 'express';
import type { PaymentDocument } from '../../../shared/infra/models/payments';
import { answerRead } from '../../answer-read';
import type { ApiContext } from '../../context';
import { requireUser, userIdOf } from '../../middleware/session';
import { findOwnOrder } from './find-order';
import { orderStory } from './order-story';

/** GET /api/orders/:id/events: what happened to the buyer's own order. */
export const listOrderEvents = (context: ApiContext): RequestHandler[] => [
  requireUser,
  async (req, res) => {
    const order = await findOwnOrder(context, req.params.id, userIdOf(res));
    const payment = await context.database.models.payments.findOne({ orderId: order._id }).lean<PaymentDocument>();
    answerRead(res, { items: orderStory(order, payment) });
  },
];
