import type { ApplicationFailure } from '@temporalio/common';
import { ErrorType } from '../../shared/contracts/errors';
import type { TicketSnapshot } from '../../shared/contracts/tickets';
import type { HoldDocument } from '../../shared/infra/models/holds';
import { type TicketDocument, toTicketSnapshot } from '../../shared/infra/models/tickets';
import { commitVersion } from '../commit-version';
import type { ActivityDependencies } from '../dependencies';
import { permanentFailure } from '../failures';
import { giveBack, holdChange, takeLock } from './ticket-lock';
import { tellUnlockedChange, ticketUpdated } from './write-ticket';

export interface HoldTicketInput {
  ticketId: string;
  orderId: string;
  buyerId: string;
  /** RFC 3339. */
  expiresAt: string;
}

/**
 * Holds one ticket for one order: lock, `held` on the ticket, TicketUpdated. Returns the ticket as it is now held.
 * Key: ticketId + orderId; an order that holds again what it already holds succeeds. Undone by releaseTicket, also
 * after a refusal: an earlier attempt may still be on its way. An order that is over hears that it is closed, whoever has
 * the ticket now: run again, after a reset, it knows its own past from another buyer's luck.
 * Throws, for good: TicketNotFound, OwnTicket, TicketUnavailable, TicketBusy, OrderClosed.
 */
export async function holdTicket(dependencies: ActivityDependencies, input: HoldTicketInput): Promise<TicketSnapshot> {
  const { ticketId, orderId, buyerId } = input;
  const { models, publish } = dependencies;

  const listing = await models.tickets.findById(ticketId).lean<TicketDocument>();
  if (!listing) throw permanentFailure(ErrorType.TicketNotFound, `ticket ${ticketId} does not exist`);
  if (listing.sellerId === buyerId)
    throw permanentFailure(ErrorType.OwnTicket, `ticket ${ticketId} is sold by user ${buyerId}`);
  // What is held already stays so: an order may be paid after the event has begun, for it was reserved before.
  const hasBegun = listing.startsAt && listing.startsAt.getTime() <= Date.now();
  if (hasBegun && !(await models.holds.exists({ _id: ticketId, ownerId: orderId })))
    throw await refusal(permanentFailure(ErrorType.TicketUnavailable, `the event of ticket ${ticketId} has begun`));

  const lock = await takeLock(dependencies, {
    _id: ticketId,
    kind: 'order',
    ownerId: orderId,
    buyerId,
    expiresAt: new Date(input.expiresAt),
  });
  if (!lock.taken) throw await refusal(refusedBy(lock.by));

  // The version is read before the checks: a release that comes later writes a higher one, and our write fails.
  for (
    let ticket: TicketDocument | null = listing;
    ;
    ticket = await models.tickets.findById(ticketId).lean<TicketDocument>()
  ) {
    const [isOver, isOurs] = await Promise.all([
      models.tombstones.exists({ _id: orderId }),
      models.holds.exists({ _id: ticketId, ownerId: orderId, kind: 'order' }),
      ticket && tellUnlockedChange(dependencies, ticket),
    ]);
    if (isOver) {
      await giveBack(dependencies, { ticketId, orderId });
      throw permanentFailure(ErrorType.OrderClosed, `order ${orderId} was closed before it held ticket ${ticketId}`);
    }
    if (!ticket || !isOurs)
      throw permanentFailure(ErrorType.OrderClosed, `order ${orderId} no longer holds ticket ${ticketId}`);
    // Sold, refunded after the event had begun, and so never put back on sale.
    if (ticket.status === 'sold') throw permanentFailure(ErrorType.TicketUnavailable, `ticket ${ticketId} is sold`);
    const held =
      ticket.changeId === holdChange(orderId)
        ? ticket
        : await commitVersion(models.tickets, ticket, holdChange(orderId), { status: 'held' });
    if (!held) continue;
    await publish(ticketUpdated(held));
    return toTicketSnapshot(held);
  }

  async function refusal(reason: ApplicationFailure): Promise<ApplicationFailure> {
    const isOver = await models.tombstones.exists({ _id: orderId });
    return isOver ? permanentFailure(ErrorType.OrderClosed, `order ${orderId} is over; ${reason.message}`) : reason;
  }
}

function refusedBy({ _id: ticketId, kind, ownerId, buyerId }: HoldDocument) {
  if (kind === 'edit') return permanentFailure(ErrorType.TicketBusy, `ticket ${ticketId} is being edited`);
  const state = kind === 'sale' ? 'sold' : 'held by another order';
  // The ids let the API lead a buyer who clicked twice to the order that won.
  return permanentFailure(ErrorType.TicketUnavailable, `ticket ${ticketId} is ${state}`, {
    kind,
    orderId: ownerId,
    buyerId,
  });
}
