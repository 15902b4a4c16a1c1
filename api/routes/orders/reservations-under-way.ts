import { ErrorType } from '../../../shared/contracts/errors';
import { failureProblem } from '../../errors';

/** Who reserves which ticket in this process at this moment: the ticket's id, then the buyer's, each request once. */
export type ReservationsUnderWay = Map<string, string[]>;

/**
 * Reserves, unless somebody else is at it: in a flash crowd the hundreds who come before the first has the hold would start
 * a workflow each, only to be refused by it. Throws TicketUnavailable then, as a moment later the hold would. The same
 * buyer's other clicks go on: one order comes of them.
 */
export async function reserveAlone<T>(
  underWay: ReservationsUnderWay,
  { ticketId, buyerId }: { ticketId: string; buyerId: string },
  reserve: () => Promise<T>,
): Promise<T> {
  const buyers = underWay.get(ticketId) ?? [];
  if (buyers.some((other) => other !== buyerId)) throw failureProblem(ErrorType.TicketUnavailable);
  underWay.set(ticketId, [...buyers, buyerId]);
  try {
    return await reserve();
  } finally {
    // All of them are this buyer's, so which of them goes does not matter.
    const left = underWay.get(ticketId)?.slice(1) ?? [];
    if (left.length > 0) underWay.set(ticketId, left);
    else underWay.delete(ticketId);
  }
}
