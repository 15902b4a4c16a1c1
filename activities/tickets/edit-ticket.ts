import { ErrorType } from '../../shared/contracts/errors';
import type { EditTicketInput, Ticket } from '../../shared/contracts/tickets';
import type { HoldDocument, TombstoneDocument } from '../../shared/infra/models/holds';
import { type TicketDocument, ticketFields, toTicket } from '../../shared/infra/models/tickets';
import { bury } from '../bury';
import type { ActivityDependencies } from '../dependencies';
import { permanentFailure } from '../failures';
import { keepPicture } from './keep-picture';
import { takeLock } from './ticket-lock';
import { ticketUpdated, writeTicket } from './write-ticket';

export const editChange = (changeId: string) => `edit:${changeId}`;
/** The tombstone of an edit that was refused; that of one that was made is its change id. */
const refusedEdit = (changeId: string) => `refused:${changeId}`;

/**
 * Replaces what the seller says of a ticket, under the ticket's own lock: document, TicketUpdated, lock freed.
 * Key: changeId. Throws, for good: TicketNotFound, NotTheSeller, TicketHeld, TicketSold, TicketBusy, VersionMismatch,
 * PictureNotFound; then nothing has changed, no lock stays, and no other attempt of this edit will change anything.
 */
export async function editTicket(dependencies: ActivityDependencies, input: EditTicketInput): Promise<Ticket> {
  const { ticketId, sellerId, changeId, details, expectedVersions } = input;
  const { models, publish } = dependencies;
  const ownLock = { _id: ticketId, kind: 'edit', ownerId: changeId } as const;
  const freeLock = () => models.holds.deleteOne(ownLock);

  if ((await readTicket(dependencies, ticketId)).sellerId !== sellerId)
    throw permanentFailure(ErrorType.NotTheSeller, `ticket ${ticketId} is not sold by user ${sellerId}`);
  // An earlier attempt ended it and only its answer was lost; the lock may be another's by now.
  const earlierEnd = await findEnd(dependencies, changeId);
  if (earlierEnd === 'refused') throw refusedBefore(changeId);
  if (earlierEnd === 'made') {
    await freeLock();
    return toTicket(await readTicket(dependencies, ticketId));
  }
  const lock = await takeLock(dependencies, ownLock);
  if (!lock.taken) {
    await bury(models, refusedEdit(changeId));
    throw refusedBy(lock.by);
  }

  // The version is read before the check: whoever ended this edit meanwhile has moved it on, and our write fails.
  const before = await readTicket(dependencies, ticketId);
  const endMeanwhile = await findEnd(dependencies, changeId);
  if (endMeanwhile) {
    await freeLock();
    if (endMeanwhile === 'refused') throw refusedBefore(changeId);
    return toTicket(before);
  }
  const isWritten = before.changeId === editChange(changeId);
  const refusal = isWritten
    ? undefined
    : (findObstacle(before, expectedVersions) ?? (await keepPicture(dependencies, details.pictureId)));
  if (refusal) {
    await freeLock();
    await bury(models, refusedEdit(changeId));
    throw refusal;
  }
  const edited = isWritten
    ? before
    : await writeTicket(dependencies, before, editChange(changeId), ticketFields(details));
  if (!edited) throw new Error(`ticket ${ticketId} was written while edit ${changeId} slept`);
  await publish(ticketUpdated(edited));
  await bury(models, changeId);
  await freeLock();
  return toTicket(edited);
}

async function readTicket({ models }: ActivityDependencies, ticketId: string): Promise<TicketDocument> {
  const ticket = await models.tickets.findById(ticketId).lean<TicketDocument>();
  if (!ticket) throw permanentFailure(ErrorType.TicketNotFound, `ticket ${ticketId} does not exist`);
  return ticket;
}

async function findEnd({ models }: ActivityDependencies, changeId: string): Promise<'made' | 'refused' | undefined> {
  const ends = await models.tombstones
    .find({ _id: { $in: [changeId, refusedEdit(changeId)] } })
    .lean<TombstoneDocument[]>();
  if (ends.length === 0) return undefined;
  return ends.some(({ _id }) => _id === changeId) ? 'made' : 'refused';
}

function findObstacle({ _id: ticketId, status, version }: TicketDocument, expectedVersions: number[] | undefined) {
  if (status === 'sold') return permanentFailure(ErrorType.TicketSold, `ticket ${ticketId} is sold`);
  if (!expectedVersions || expectedVersions.includes(version)) return undefined;
  return permanentFailure(
    ErrorType.VersionMismatch,
    `ticket ${ticketId} is at version ${version}, not one of [${expectedVersions}]`,
  );
}

function refusedBy({ _id: ticketId, kind }: HoldDocument) {
  switch (kind) {
    case 'edit':
      return permanentFailure(ErrorType.TicketBusy, `ticket ${ticketId} is being edited`);
    case 'sale':
      return permanentFailure(ErrorType.TicketSold, `ticket ${ticketId} is sold`);
    case 'order':
      return permanentFailure(ErrorType.TicketHeld, `ticket ${ticketId} is being bought`);
  }
}

/** Why is forgotten; that nothing was changed, and that the seller may try again, is all that is left to say. */
const refusedBefore = (changeId: string) => permanentFailure(ErrorType.TicketBusy, `edit ${changeId} was refused`);
