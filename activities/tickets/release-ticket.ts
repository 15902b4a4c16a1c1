import { bury } from '../bury';
import type { ActivityDependencies } from '../dependencies';
import { giveBack } from './ticket-lock';

export interface ReleaseTicketInput {
  ticketId: string;
  orderId: string;
}

/**
 * Undoes holdTicket: the order's tombstone, then `available` on the ticket, TicketUpdated, and the hold is gone.
 * Key: ticketId + orderId. Does nothing to another order's hold, to a sale, or when the hold never happened.
 */
export async function releaseTicket(dependencies: ActivityDependencies, input: ReleaseTicketInput): Promise<void> {
  await bury(dependencies.models, input.orderId);
  await giveBack(dependencies, input);
}
