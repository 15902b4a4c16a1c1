import { ErrorType } from '../../shared/contracts/errors';
import type { EditTicketInput, Ticket } from '../../shared/contracts/tickets';
import { type TicketDocument, ticketFields, toTicket } from '../../shared/infra/models/tickets';
import { commitVersion } from '../commit-version';
import type { ActivityDependencies } from '../dependencies';
import { permanentFailure } from '../failures';
import { buryOrder } from '../orders/bury-order';
import { takeLock, ticketUpdated } from './ticket-lock';

/**
 * Replaces what the seller says of a ticket, under the ticket's own lock: document, TicketUpdated, lock freed.
 * Key: changeId. Throws, for good: TicketNotFound, NotTheSeller, TicketHeld, TicketSold, TicketBusy, VersionMismatch;
 * then nothing has changed and no lock stays.
 */
export async function editTicket(dependencies: ActivityDependencies, input: EditTicketInput): Promise<Ticket> {
  const { ticketId, sellerId, changeId, details, expectedVersion } = input;
  const { models, publish } = dependencies;
  const change = `edit:${changeId}`;
  const readTicket = async () => {
    const ticket = await models.tickets.findById(ticketId).lean<TicketDocument>();
    if (!ticket) throw permanentFailure(ErrorType.TicketNotFound, `ticket ${ticketId} does not exist`);
    return ticket;
  };

  if ((await readTicket()).sellerId !== sellerId)
    throw permanentFailure(ErrorType.NotTheSeller, `ticket ${ticketId} is not sold by user ${sellerId}`);
  // An earlier attempt did it all and only its answer was lost; the lock may be another's by now.
  if (await models.tombstones.exists({ _id: changeId })) return toTicket(await readTicket());
  const lock = await takeLock(dependencies, { _id: ticketId, kind: 'edit', ownerId: changeId });
  if (!lock.taken) {
    const { kind } = lock.by;
    if (kind === 'edit') throw permanentFailure(ErrorType.TicketBusy, `ticket ${ticketId} is being edited`);
    throw kind === 'sale'
      ? permanentFailure(ErrorType.TicketSold, `ticket ${ticketId} is sold`)
      : permanentFailure(ErrorType.TicketHeld, `ticket ${ticketId} is being bought`);
  }

  try {
    const before = await readTicket();
    // Ours from an earlier attempt, or made and followed by others: then this attempt woke up late.
    const isDone = before.changeId === change || (await models.tombstones.exists({ _id: changeId }));
    if (before.status === 'sold') throw permanentFailure(ErrorType.TicketSold, `ticket ${ticketId} is sold`);
    if (!isDone && expectedVersion !== undefined && before.version !== expectedVersion)
      throw permanentFailure(
        ErrorType.VersionMismatch,
        `ticket ${ticketId} is at version ${before.version}, not ${expectedVersion}`,
      );
    const edited = isDone ? before : await commitVersion(models.tickets, before, change, ticketFields(details));
    // Only the owner of the lock writes the ticket, and that is this change.
    if (!edited) throw new Error(`ticket ${ticketId} was written without its lock`);
    await publish(ticketUpdated(edited));
    await buryOrder(models, changeId);
    await models.holds.deleteOne({ _id: ticketId, ownerId: changeId, kind: 'edit' });
    return toTicket(edited);
  } catch (error) {
    // A refusal frees the lock; after a fault the next attempt finds it its own.
    if (error instanceof Error && 'nonRetryable' in error && error.nonRetryable)
      await models.holds.deleteOne({ _id: ticketId, ownerId: changeId, kind: 'edit' });
    throw error;
  }
}
