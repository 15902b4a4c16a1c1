import { ORDERS_TASK_QUEUE } from '../../../shared/contracts/orders';
import {
  LATE_PAYMENT_WORKFLOW,
  latePaymentWorkflowId,
  REFUND_WORKFLOW,
  refundChanged,
  refundWorkflowId,
} from '../../../shared/contracts/payments';
import type { ApiContext } from '../../context';
import { unavailable } from '../../errors';
import { ACCEPT_TIMEOUT_MS, bounded, isWorkflowGone, startWorkflow } from '../../temporal';
import { findOrder } from '../orders/find-order';

export interface RefundFact {
  paymentIntentId: string;
  /**
   * - `failed`: Stripe could not give the money back, even if it had said so before.
   * - `refunded`: all of it is back; perhaps somebody did that at Stripe itself.
   * - `changed`: anything else.
   */
  news: 'failed' | 'refunded' | 'changed';
}

/**
 * Wakes the refund's workflow, which asks Stripe itself. One that has ended begins again where it has something left to do.
 */
export async function handRefundFact(context: ApiContext, { paymentIntentId, news }: RefundFact): Promise<void> {
  const { temporal } = context;
  await bounded(temporal, ACCEPT_TIMEOUT_MS, async () => {
    try {
      await temporal.workflow
        .getHandle(refundWorkflowId(paymentIntentId))
        .signal(refundChanged, { failed: news === 'failed' });
    } catch (error) {
      if (!isWorkflowGone(error)) throw error;
      if (news !== 'changed') await beginAgain(context, paymentIntentId, news);
    }
  });
}

async function beginAgain(context: ApiContext, paymentIntentId: string, news: 'failed' | 'refunded'): Promise<void> {
  const payment = await context.database.models.payments.findById(paymentIntentId, { orderId: 1 }).lean();
  const order = payment && (await findOrder(context, payment.orderId));
  const restart = { taskQueue: ORDERS_TASK_QUEUE, workflowIdReusePolicy: 'ALLOW_DUPLICATE' } as const;
  const mayBeTakenBack = news === 'failed';
  if (order?.status === 'complete' && (news === 'failed' || order.payment?.status !== 'refunded'))
    await startWorkflow(context.temporal, REFUND_WORKFLOW, {
      ...restart,
      workflowId: refundWorkflowId(paymentIntentId),
      args: [
        {
          orderId: order._id,
          ticketId: order.ticketId,
          paymentIntentId,
          startsAt: order.ticket.startsAt,
          mayBeTakenBack,
        },
      ],
    });
  // On its way to a cancellation, which this refund belongs to: Stripe tells it again.
  if (order?.status === 'awaiting-payment' && news === 'failed') throw unavailable('The order has yet to settle');
  // The refund of a payment that came too late. That a void is called a refund too is old news.
  if (order?.status === 'cancelled' && news === 'failed')
    await startWorkflow(context.temporal, LATE_PAYMENT_WORKFLOW, {
      ...restart,
      workflowId: latePaymentWorkflowId(paymentIntentId),
      args: [{ orderId: order._id, paymentIntentId, mayBeTakenBack }],
    });
}
