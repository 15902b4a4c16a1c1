import { type RefundInput, refundWorkflowId } from '../../shared/contracts/payments';
import type { OrderDocument } from '../../shared/infra/models/orders';
import type { ActivityDependencies } from '../dependencies';
import { findStopped, MAX_FOUND } from './find-stopped';
import { type Place, readRound } from './walk';

/** So many refunds that are under way are looked at each time; the next look goes on from there. */
const PAGE = 500;

/** The refunds that were begun more than `olderThanMs` ago, are not done, and have lost their workflow. Reads only. */
export async function findLostRefunds(
  dependencies: ActivityDependencies,
  { olderThanMs, from }: { olderThanMs: number; from?: Place },
): Promise<{ refunds: RefundInput[]; next: Place | undefined }> {
  const { documents, next } = await readRound<OrderDocument>(
    {
      model: dependencies.models.orders,
      by: 'updatedAt',
      filter: { 'payment.status': 'refund-pending' },
      fields: ['ticketId', 'ticket', 'payment'],
      before: new Date(Date.now() - olderThanMs),
    },
    from,
    PAGE,
  );
  const begun = documents.flatMap(({ _id: orderId, ticketId, ticket, payment }) =>
    payment ? [{ orderId, ticketId, paymentIntentId: payment.id, startsAt: ticket.startsAt }] : [],
  );
  const lost = await findStopped(dependencies, begun, ({ paymentIntentId }) => [refundWorkflowId(paymentIntentId)]);
  // What is over is not passed by: the next look begins at the same place, with fewer that are lost.
  if (lost.length > MAX_FOUND) return { refunds: lost.slice(0, MAX_FOUND), next: from };
  return { refunds: lost, next };
}
