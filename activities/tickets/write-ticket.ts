import { domainEvent } from '../../shared/contracts/events';
import { type TicketDocument, toTicket } from '../../shared/infra/models/tickets';
import { commitVersion } from '../commit-version';
import type { ActivityDependencies } from '../dependencies';

export const ticketCreated = (ticket: TicketDocument) =>
  domainEvent('TicketCreated', toTicket(ticket), ticket.createdAt.toISOString());

export const ticketUpdated = (ticket: TicketDocument) =>
  domainEvent('TicketUpdated', toTicket(ticket), ticket.updatedAt.toISOString());

/** The change that brought the status back to what the lock says: of one version, and made without the lock. */
export const mendChange = ({ version }: TicketDocument): string => `mend:${version}`;
export const isMended = ({ changeId }: TicketDocument): boolean => changeId.startsWith('mend:');

/** As commitVersion, for the owner of the ticket's lock, who has yet to publish what was written. */
export async function writeTicket(
  { models, publish }: ActivityDependencies,
  before: TicketDocument,
  changeId: string,
  changes: Partial<TicketDocument>,
): Promise<TicketDocument | null> {
  // A ticket is created, and mended, without the lock: the attempt that did may have died before it told anybody.
  if (before.version === 1) await publish(ticketCreated(before), { isRepeat: true });
  else if (isMended(before)) await publish(ticketUpdated(before), { isRepeat: true });
  return commitVersion(models.tickets, before, changeId, changes);
}
