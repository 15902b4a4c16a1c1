import { type RefundInput, refundWorkflowId } from '../../shared/contracts/payments';
import type { OrderDocument } from '../../shared/infra/models/orders';
import type { ActivityDependencies } from '../dependencies';

/** At most so many a minute: a list in a workflow's history should stay short. */
const BATCH = 100;

/** The refunds that were begun more than `olderThanMs` ago, are not done, and have lost their workflow. Reads only. */
export async function findLostRefunds(
  { models, isWorkflowRunning }: ActivityDependencies,
  { olderThanMs }: { olderThanMs: number },
): Promise<RefundInput[]> {
  const begun = await models.orders
    .find({ 'payment.status': 'refund-pending', updatedAt: { $lt: new Date(Date.now() - olderThanMs) } })
    .sort({ updatedAt: 1 })
    .limit(BATCH)
    .lean<OrderDocument[]>();
  const lost: RefundInput[] = [];
  for (const { _id: orderId, ticketId, ticket, payment } of begun)
    if (payment && !(await isWorkflowRunning(refundWorkflowId(payment.id))))
      lost.push({ orderId, ticketId, paymentIntentId: payment.id, startsAt: ticket.startsAt });
  return lost;
}
