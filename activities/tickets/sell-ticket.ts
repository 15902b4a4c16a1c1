import { ErrorType } from '../../shared/contracts/errors';
import type { HoldDocument } from '../../shared/infra/models/holds';
import type { TicketDocument } from '../../shared/infra/models/tickets';
import type { ActivityDependencies } from '../dependencies';
import { permanentFailure } from '../failures';
import { ticketUpdated, writeTicket } from './write-ticket';

export interface SellTicketInput {
  ticketId: string;
  orderId: string;
  paymentIntentId: string;
}

/**
 * Turns an order's hold into its sale, in place: `sold` on the ticket, TicketUpdated, then the hold becomes a sale.
 * Key: ticketId + orderId. Undone by withdrawSale, after a refund. Throws HoldLost, for good, when the hold is not the
 * order's: then somebody must give the money back.
 */
export async function sellTicket(dependencies: ActivityDependencies, input: SellTicketInput): Promise<void> {
  const { models, publish } = dependencies;
  const { ticketId, orderId, paymentIntentId } = input;
  const changeId = `sell:${orderId}`;
  for (;;) {
    const ticket = await models.tickets.findById(ticketId).lean<TicketDocument>();
    const hold = await models.holds.findOne({ _id: ticketId, ownerId: orderId }).lean<HoldDocument>();
    if (hold?.kind === 'sale') return;
    if (!ticket || hold?.kind !== 'order')
      throw permanentFailure(ErrorType.HoldLost, `ticket ${ticketId} is not held by order ${orderId}`);
    const sold =
      ticket.changeId === changeId ? ticket : await writeTicket(dependencies, ticket, changeId, { status: 'sold' });
    if (!sold) continue;
    await publish(ticketUpdated(sold));
    const { modifiedCount } = await models.holds.updateOne(
      { _id: ticketId, ownerId: orderId, kind: 'order' },
      { $set: { kind: 'sale', paymentIntentId, expiresAt: null } },
    );
    if (modifiedCount === 1) return;
  }
}
