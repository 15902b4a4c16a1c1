import type { TicketDocument } from '../../shared/infra/models/tickets';
import { bury } from '../bury';
import type { ActivityDependencies } from '../dependencies';
import { ticketUpdated, writeTicket } from './write-ticket';

export interface WithdrawSaleInput {
  ticketId: string;
  orderId: string;
  /** False once the event has begun: the ticket stays `sold`, for nobody would want it. */
  backOnSale: boolean;
}

/**
 * Undoes sellTicket after a refund that Stripe says has succeeded: puts the ticket back on sale, TicketUpdated, and
 * deletes the sale by (ticketId, orderId). Does nothing to another order's sale, or when there is none.
 */
export async function withdrawSale(dependencies: ActivityDependencies, input: WithdrawSaleInput): Promise<void> {
  const { models, publish } = dependencies;
  const { ticketId, orderId, backOnSale } = input;
  const ownSale = { _id: ticketId, ownerId: orderId, kind: 'sale' } as const;
  const changeId = `withdraw:${orderId}`;
  // While the sale stands nobody can hold; after it, an attempt of this order's that wakes up late must not.
  await bury(models, orderId);
  for (;;) {
    const ticket = await models.tickets.findById(ticketId).lean<TicketDocument>();
    if (!ticket || !(await models.holds.exists(ownSale))) return;
    if (backOnSale) {
      const reopened =
        ticket.changeId === changeId
          ? ticket
          : await writeTicket(dependencies, ticket, changeId, { status: 'available' });
      if (!reopened) continue;
      await publish(ticketUpdated(reopened));
    }
    await models.holds.deleteOne(ownSale);
    return;
  }
}
