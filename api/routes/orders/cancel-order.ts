import { type WorkflowHandle, WorkflowUpdateFailedError } from '@temporalio/client';
import type { RequestHandler } from 'express';
import { ErrorType } from '../../../shared/contracts/errors';
import type { OrderAnswer } from '../../../shared/contracts/http/orders';
import { orderWorkflowId, cancelOrder as requestCancel } from '../../../shared/contracts/orders';
import { type OrderDocument, toOrder } from '../../../shared/infra/models/orders';
import type { ApiContext } from '../../context';
import { failureProblem, unavailable, workflowRefusal } from '../../errors';
import { requireUser, userIdOf } from '../../middleware/session';
import { isTemporalOutage } from '../../outages';
import { ACCEPT_TIMEOUT_MS, bounded, isWorkflowGone } from '../../temporal';
import { findOwnOrder } from './find-order';

type Progress = 'settled' | 'requested' | 'gone';

/** DELETE /api/orders/:id: cancels the order and gives the ticket back, unless it is paid. */
export const cancelOrder = (context: ApiContext): RequestHandler[] => [
  requireUser,
  async (req, res) => {
    const buyerId = userIdOf(res);
    const before = await findOwnOrder(context, req.params.id, buyerId);
    if (before.status !== 'awaiting-payment') return void res.json(cancelled(before));
    const progress = await cancel(context, before._id);
    const order = await findOwnOrder(context, before._id, buyerId);
    if (order.status !== 'awaiting-payment') return void res.json(cancelled(order));
    // Without its workflow the order waits for recovery, which does not know of this request.
    if (progress === 'gone') throw unavailable('The order cannot be cancelled at the moment; try again');
    const undecided: OrderAnswer = { ...toOrder(order), cancelRequested: true };
    res.status(202).json(undecided);
  },
];

function cancelled(order: OrderDocument): OrderAnswer {
  if (order.status === 'complete') throw failureProblem(ErrorType.OrderAlreadyComplete);
  return toOrder(order);
}

/** Asks the workflow to cancel, and waits until the order has settled or ANSWER_TIMEOUT is over. */
async function cancel({ temporal, config }: ApiContext, orderId: string): Promise<Progress> {
  const handle: WorkflowHandle = temporal.workflow.getHandle(orderWorkflowId(orderId));
  let isAccepted = false;
  try {
    await bounded(temporal, config.ANSWER_TIMEOUT, async () => {
      // One id for all: however often the buyer asks, it is one request.
      const update = await handle.startUpdate(requestCancel, { updateId: 'cancel', waitForStage: 'ACCEPTED' });
      isAccepted = true;
      await update.result();
    });
    return 'settled';
  } catch (error) {
    const isOver = error instanceof WorkflowUpdateFailedError && !workflowRefusal(error);
    if (isOver || isWorkflowGone(error)) return 'gone';
    if (!isTemporalOutage(error)) throw error;
    // Temporal forgets an update that no worker has accepted, but not a cancellation: a 202 must be kept.
    if (!isAccepted) await bounded(temporal, ACCEPT_TIMEOUT_MS, () => handle.cancel());
    return 'requested';
  }
}
