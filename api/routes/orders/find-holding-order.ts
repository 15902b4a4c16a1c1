import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ErrorType } from '../../../shared/contracts/errors';
import { awaitReserved, orderWorkflowId } from '../../../shared/contracts/orders';
import type { HoldDocument } from '../../../shared/infra/models/holds';
import type { OrderDocument } from '../../../shared/infra/models/orders';
import type { ApiContext } from '../../context';
import { failureProblem } from '../../errors';
import { readTogether } from '../../read-together';
import { bounded, isWorkflowGone } from '../../temporal';
import { findOrder } from './find-order';
import { reservePatienceMs, reserveUpdateId } from './reserve-order';

interface Purchase {
  /** The lock on the ticket, as it was a moment ago. */
  hold: HoldDocument | null;
  buyerId: string;
  /** The order that is about to be made. */
  orderId: string;
}

export const findHold = ({ database }: ApiContext, ticketId: string): Promise<HoldDocument | null> =>
  readTogether(database.models.holds, ticketId);

/**
 * Looks who has the ticket, so that a crowd does not start a workflow each. Returns the buyer's own open order for it,
 * or undefined when the ticket may be free. Throws TicketUnavailable when it is plainly somebody else's, or sold.
 */
export async function findHoldingOrder(
  context: ApiContext,
  { hold, buyerId, orderId }: Purchase,
): Promise<OrderDocument | undefined> {
  const { tombstones } = context.database.models;
  // An edit lasts an instant; an order that holds already is this very request, sent again.
  if (!hold || hold.kind === 'edit' || hold.ownerId === orderId) return undefined;
  if (hold.kind === 'sale') throw failureProblem(ErrorType.TicketUnavailable);

  const [holder, isBuried] = await Promise.all([
    findOrder(context, hold.ownerId),
    tombstones.exists({ _id: hold.ownerId }),
  ]);
  // A hold that its order left behind: the workflow removes it.
  if (isBuried || holder?.status === 'cancelled') return undefined;
  if (hold.buyerId !== buyerId) throw failureProblem(ErrorType.TicketUnavailable);
  return holder?.status === 'awaiting-payment' ? holder : findOpenOrder(context, hold.ownerId);
}

/** An order that waits for its payment, also one that is only just being reserved. */
export async function findOpenOrder(context: ApiContext, orderId: string): Promise<OrderDocument | undefined> {
  const { temporal, config } = context;
  const recorded = await findOrder(context, orderId);
  if (recorded) return recorded.status === 'awaiting-payment' ? recorded : undefined;
  const handle = temporal.workflow.getHandle(orderWorkflowId(orderId));
  try {
    await bounded(temporal, reservePatienceMs(config), () =>
      handle.executeUpdate(awaitReserved, { updateId: reserveUpdateId(orderId) }),
    );
  } catch (error) {
    // It was refused after all, or is over.
    if (error instanceof WorkflowUpdateFailedError || isWorkflowGone(error)) return undefined;
    throw error;
  }
  const order = await findOrder(context, orderId);
  return order?.status === 'awaiting-payment' ? order : undefined;
}
