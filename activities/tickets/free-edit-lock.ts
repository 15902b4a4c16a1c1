import type { TicketDocument } from '../../shared/infra/models/tickets';
import type { ActivityDependencies } from '../dependencies';
import { buryOrder } from '../orders/bury-order';
import { ticketUpdated } from './ticket-lock';

export interface FreeEditLockInput {
  ticketId: string;
  changeId: string;
}

/**
 * Frees the lock of an edit that has lost its workflow. What the edit had written is published first; what it had not
 * written never will be. Key: ticketId + changeId. Does nothing to another's lock.
 */
export async function freeEditLock({ models, publish }: ActivityDependencies, input: FreeEditLockInput): Promise<void> {
  const { ticketId, changeId } = input;
  const ownLock = { _id: ticketId, ownerId: changeId, kind: 'edit' } as const;
  await buryOrder(models, changeId);
  if (!(await models.holds.exists(ownLock))) return;
  const ticket = await models.tickets.findById(ticketId).lean<TicketDocument>();
  if (ticket?.changeId === `edit:${changeId}`) await publish(ticketUpdated(ticket));
  await models.holds.deleteOne(ownLock);
}
