import type { TicketDocument } from '../../shared/infra/models/tickets';
import { bury } from '../bury';
import type { ActivityDependencies } from '../dependencies';
import { editChange } from './edit-ticket';
import { ticketUpdated, writeTicket } from './write-ticket';

export interface FreeEditLockInput {
  ticketId: string;
  changeId: string;
}

/**
 * Frees the lock of an edit that has lost its workflow. What the edit had written is published first; what it had not
 * written never will be. Key: ticketId + changeId. Does nothing to another's lock.
 */
export async function freeEditLock(dependencies: ActivityDependencies, input: FreeEditLockInput): Promise<void> {
  const { models, publish } = dependencies;
  const { ticketId, changeId } = input;
  const ownLock = { _id: ticketId, ownerId: changeId, kind: 'edit' } as const;
  const freeChange = `free:${changeId}`;
  await bury(models, changeId);
  for (;;) {
    const ticket = await models.tickets.findById(ticketId).lean<TicketDocument>();
    if (!(await models.holds.exists(ownLock))) return;
    if (ticket) {
      const isMovedOn = ticket.changeId === editChange(changeId) || ticket.changeId === freeChange;
      // The version moves on even if nothing was edited: it fences off an attempt that is about to write.
      const freed = isMovedOn ? ticket : await writeTicket(dependencies, ticket, freeChange, {});
      if (!freed) continue;
      await publish(ticketUpdated(freed));
    }
    await models.holds.deleteOne(ownLock);
    return;
  }
}
