import {
  ORDERS_TASK_QUEUE,
  orderWorkflowId,
  paymentAuthorized,
  RECOVER_ORDER_WORKFLOW,
  recoverOrderWorkflowId,
} from '../../../shared/contracts/orders';
import {
  LATE_PAYMENT_WORKFLOW,
  type LatePaymentInput,
  latePaymentWorkflowId,
  stripeKeyPrefix,
} from '../../../shared/contracts/payments';
import type { PaymentDocument } from '../../../shared/infra/models/payments';
import type { ApiContext } from '../../context';
import { ACCEPT_TIMEOUT_MS, bounded, isWorkflowGone, startWorkflow } from '../../temporal';
import { findOrder } from '../orders/find-order';

export interface PaymentFact {
  paymentIntentId: string;
  /** The idempotency key of the request that caused it, if one did and had one. */
  causedBy?: string | null;
}

/**
 * Gives the news of an authorized or captured payment to whoever must act on it. Throws when Temporal is away.
 * Only a PaymentIntent that we recorded is ours, whatever its metadata say: nobody can pay one before it is recorded,
 * and another system may share the Stripe account.
 */
export async function handPaymentFact(context: ApiContext, { paymentIntentId, causedBy }: PaymentFact): Promise<void> {
  const { temporal, database } = context;
  const payment = await database.models.payments.findById(paymentIntentId, { orderId: 1 }).lean();
  if (!payment) return;
  const { orderId } = payment;
  await bounded(temporal, ACCEPT_TIMEOUT_MS, async () => {
    const handle = temporal.workflow.getHandle(orderWorkflowId(orderId));
    try {
      // What the order has asked for itself it hears as the answer, however often it must ask: no news while it runs.
      if (causedBy?.startsWith(stripeKeyPrefix(orderId))) {
        if ((await handle.describe()).status.name !== 'RUNNING') await handToAfterlife(context, payment);
      } else await handle.signal(paymentAuthorized, { paymentIntentId });
    } catch (error) {
      if (!isWorkflowGone(error)) throw error;
      await handToAfterlife(context, payment);
    }
  });
}

/** Lets an order that still waits look at a PaymentIntent that takes no payment any more. One that is over needs nothing. */
export async function handPaymentEnd({ temporal, database }: ApiContext, paymentIntentId: string): Promise<void> {
  const payment = await database.models.payments.findById(paymentIntentId, { orderId: 1 }).lean();
  if (!payment) return;
  await bounded(temporal, ACCEPT_TIMEOUT_MS, async () => {
    try {
      await temporal.workflow
        .getHandle(orderWorkflowId(payment.orderId))
        .signal(paymentAuthorized, { paymentIntentId });
    } catch (error) {
      if (!isWorkflowGone(error)) throw error;
    }
  });
}

/** The order's workflow is over: its record says what is left to do. */
async function handToAfterlife(
  context: ApiContext,
  { _id: paymentIntentId, orderId }: Pick<PaymentDocument, '_id' | 'orderId'>,
): Promise<void> {
  const fact: LatePaymentInput = { orderId, paymentIntentId };
  const order = await findOrder(context, fact.orderId);
  switch (order?.status) {
    // Normal: the success of a captured payment arrives after the end.
    case 'complete':
      return;
    case 'cancelled':
      await startWorkflow(context.temporal, LATE_PAYMENT_WORKFLOW, {
        workflowId: latePaymentWorkflowId(fact.paymentIntentId),
        taskQueue: ORDERS_TASK_QUEUE,
        args: [fact],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      });
      return;
    default:
      await startWorkflow(context.temporal, RECOVER_ORDER_WORKFLOW, {
        workflowId: recoverOrderWorkflowId(fact.orderId),
        taskQueue: ORDERS_TASK_QUEUE,
        args: [{ orderId: fact.orderId }],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      });
  }
}
