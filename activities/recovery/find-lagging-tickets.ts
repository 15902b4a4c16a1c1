import type { HoldDocument } from '../../shared/infra/models/holds';
import type { TicketDocument } from '../../shared/infra/models/tickets';
import type { ActivityDependencies } from '../dependencies';
import { statusToMend } from '../tickets/mend-ticket-status';
import { MAX_FOUND } from './find-stopped';
import { type Walk, walkOn } from './walk';

/** The tickets whose `status` is not what their lock says, and whose lock has no workflow that will say it. Reads only. */
export async function findLaggingTickets(
  { models }: ActivityDependencies,
  { olderThanMs, from }: { olderThanMs: number; from?: Walk },
): Promise<{ ticketIds: string[]; next: Walk }> {
  const { documents, next } = await walkOn<TicketDocument>(
    {
      model: models.tickets,
      by: 'updatedAt',
      fields: ['status', 'startsAt'],
      before: new Date(Date.now() - olderThanMs),
    },
    from,
  );
  const locks = await models.holds
    .find({ _id: { $in: documents.map(({ _id }) => _id) } }, { kind: 1 })
    .lean<HoldDocument[]>();
  const lockOf = new Map(locks.map((lock) => [lock._id, lock]));
  const lagging = documents.filter((ticket) => statusToMend(ticket, lockOf.get(ticket._id)) !== undefined);
  return { ticketIds: [...new Set(lagging.map(({ _id }) => _id))].slice(0, MAX_FOUND), next };
}
