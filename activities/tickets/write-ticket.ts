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

/**
 * Makes sure that the world has heard of this version, before another is written over it: a ticket is created, and
 * mended, without the lock, and the attempt that did may have died before it told anybody.
 */
export async function tellUnlockedChange(
  { publish }: Pick<ActivityDependencies, 'publish'>,
  ticket: TicketDocument,
): Promise<void> {
  if (ticket.version === 1) await publish(ticketCreated(ticket), { isRepeat: true });
  else if (isMended(ticket)) await publish(ticketUpdated(ticket), { isRepeat: true });
}

/** As commitVersion, for the owner of the ticket's lock, who has yet to publish what was written. */
export async function writeTicket(
  dependencies: ActivityDependencies,
  before: TicketDocument,
  changeId: string,
  changes: Partial<TicketDocument>,
): Promise<TicketDocument | null> {
  await tellUnlockedChange(dependencies, before);
  return commitVersion(dependencies.models.tickets, before, changeId, changes);
}
