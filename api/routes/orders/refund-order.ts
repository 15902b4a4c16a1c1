import type { RequestHandler } from 'express';
import { ErrorType } from '../../../shared/contracts/errors';
import { ORDERS_TASK_QUEUE, type Order } from '../../../shared/contracts/orders';
import { REFUND_WORKFLOW, type RefundInput, refundWorkflowId } from '../../../shared/contracts/payments';
import { type OrderDocument, toOrder } from '../../../shared/infra/models/orders';
import type { ApiContext } from '../../context';
import { failureProblem } from '../../errors';
import { idempotent } from '../../middleware/idempotency';
import { requireUser, userIdOf } from '../../middleware/session';
import { isTemporalOutage } from '../../outages';
import { ACCEPT_TIMEOUT_MS, bounded, startWorkflow } from '../../temporal';
import { findOrder, orderNotFound } from './find-order';

/** POST /api/orders/:id/refund: gives the whole payment back, on the buyer's or the seller's word. */
export const refundOrder = (context: ApiContext): RequestHandler[] => [
  requireUser,
  idempotent(context, 'POST /api/orders/:id/refund'),
  async (req, res) => {
    const userId = userIdOf(res);
    const order = await findTradedOrder(context, req.params.id, userId);
    if (order.payment?.status === 'refunded') return void res.json(answerFor(userId, order));
    await startRefund(context, refundable(order));
    const after = await findTradedOrder(context, order._id, userId);
    res.status(after.payment?.status === 'refunded' ? 200 : 202).json(answerFor(userId, after));
  },
];

/** An order that this user bought, or whose ticket this user sold; 404 otherwise. */
async function findTradedOrder(context: ApiContext, id: unknown, userId: string): Promise<OrderDocument> {
  const order = await findOrder(context, id);
  if (order?.buyerId !== userId && order?.sellerId !== userId) throw orderNotFound();
  return order;
}

/** The code admits its bearer: the seller does not see it. */
const answerFor = (userId: string, order: OrderDocument): Order =>
  order.buyerId === userId ? toOrder(order) : { ...toOrder(order), ticketCode: null };

function refundable({ _id: orderId, ticketId, ticket, status, payment }: OrderDocument): RefundInput {
  if (status !== 'complete' || !payment) throw failureProblem(ErrorType.OrderNotComplete);
  const { startsAt } = ticket;
  // A refund that was asked for in time goes on.
  if (payment.status === 'captured' && startsAt && Date.parse(startsAt) <= Date.now())
    throw failureProblem(ErrorType.EventHasBegun);
  return { orderId, ticketId, paymentIntentId: payment.id, startsAt };
}

/** Starts the refund, or finds it under way, and waits for it up to ANSWER_TIMEOUT. */
async function startRefund({ temporal, config }: ApiContext, input: RefundInput): Promise<void> {
  const handle = await bounded(temporal, ACCEPT_TIMEOUT_MS, () =>
    startWorkflow(temporal, REFUND_WORKFLOW, {
      workflowId: refundWorkflowId(input.paymentIntentId),
      taskQueue: ORDERS_TASK_QUEUE,
      args: [input],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
    }),
  );
  try {
    await bounded(temporal, config.ANSWER_TIMEOUT, () => handle.result());
  } catch (error) {
    // Started is enough for a 202.
    if (!isTemporalOutage(error)) throw error;
  }
}
