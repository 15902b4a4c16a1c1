import type { TicketStatus } from '../../shared/contracts/tickets';
import type { HoldDocument } from '../../shared/infra/models/holds';
import type { TicketDocument } from '../../shared/infra/models/tickets';
import type { ActivityDependencies } from '../dependencies';
import { isMended, mendChange, ticketUpdated, writeTicket } from './write-ticket';

/**
 * Brings a ticket's `status` back to what its lock says, TicketUpdated. Key: the ticket's version. Does nothing while an
 * order or an edit has the lock: its owner, or the recovery of its owner, writes the status. Written without the lock,
 * like a new listing: whoever writes next publishes this version first.
 */
export async function mendTicketStatus(
  dependencies: ActivityDependencies,
  { ticketId }: { ticketId: string },
): Promise<void> {
  const { models, publish } = dependencies;
  for (;;) {
    // The version is read before the lock: whoever takes or ends the lock later writes a higher one, and ours fails.
    const ticket = await models.tickets.findById(ticketId).lean<TicketDocument>();
    if (!ticket) return;
    const status = statusToMend(ticket, await models.holds.findById(ticketId).lean<HoldDocument>());
    if (status === undefined) {
      // An earlier attempt may have died before it told anybody.
      if (isMended(ticket)) await publish(ticketUpdated(ticket));
      return;
    }
    const mended = await writeTicket(dependencies, ticket, mendChange(ticket), { status });
    if (!mended) continue;
    await publish(ticketUpdated(mended));
    return;
  }
}

/** The status that a ticket should have and has not; undefined when it has it, or when a lock's owner will write it. */
export function statusToMend(
  { status, startsAt }: Pick<TicketDocument, 'status' | 'startsAt'>,
  lock: Pick<HoldDocument, 'kind'> | null | undefined,
): TicketStatus | undefined {
  if (lock?.kind === 'order' || lock?.kind === 'edit') return undefined;
  if (lock?.kind === 'sale') return status === 'sold' ? undefined : 'sold';
  // Refunded after the event had begun: sold for good, without a sale.
  const isSoldForGood = status === 'sold' && startsAt !== null && startsAt.getTime() <= Date.now();
  return status === 'available' || isSoldForGood ? undefined : 'available';
}
