import { WorkflowUpdateFailedError } from '@temporalio/client';
import type { RequestHandler } from 'express';
import { ErrorType } from '../../../shared/contracts/errors';
import { orderWorkflowId, extendOrder as requestExtension } from '../../../shared/contracts/orders';
import { toOrder } from '../../../shared/infra/models/orders';
import type { ApiContext } from '../../context';
import { failureProblem, workflowRefusal } from '../../errors';
import { requireUser, userIdOf } from '../../middleware/session';
import { bounded, isWorkflowGone } from '../../temporal';
import { findOwnOrder } from './find-order';

/** POST /api/orders/:id/extend: lengthens the payment window, once. */
export const extendOrder = (context: ApiContext): RequestHandler[] => [
  requireUser,
  async (req, res) => {
    const { temporal, config } = context;
    const buyerId = userIdOf(res);
    const order = await findOwnOrder(context, req.params.id, buyerId);
    if (order.status !== 'awaiting-payment') throw failureProblem(ErrorType.OrderNotWaiting);
    const handle = temporal.workflow.getHandle(orderWorkflowId(order._id));
    try {
      // Named by the deadline that it moves: asking twice, or again after a 503, moves it once and succeeds.
      const updateId = `extend-${order.expiresAt.getTime()}`;
      await bounded(temporal, config.ANSWER_TIMEOUT, () => handle.executeUpdate(requestExtension, { updateId }));
    } catch (error) {
      const isClosed = error instanceof WorkflowUpdateFailedError && !workflowRefusal(error);
      if (isClosed || isWorkflowGone(error)) throw failureProblem(ErrorType.OrderNotWaiting);
      throw error;
    }
    res.json(toOrder(await findOwnOrder(context, order._id, buyerId)));
  },
];
