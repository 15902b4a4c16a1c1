import type { CreateTicketInput, Ticket } from '../../shared/contracts/tickets';
import { type TicketDocument, ticketFields, toTicket } from '../../shared/infra/models/tickets';
import type { ActivityDependencies } from '../dependencies';
import { insertOrFind } from '../insert-or-find';
import { keepPicture } from './keep-picture';
import { ticketCreated } from './write-ticket';

/** Lists one ticket: the document, then TicketCreated. Key: ticketId. Throws, for good: PictureNotFound. */
export async function createTicket(
  dependencies: Pick<ActivityDependencies, 'models' | 'publish'>,
  { ticketId, sellerId, details }: CreateTicketInput,
): Promise<Ticket> {
  const { models, publish } = dependencies;
  const refusal = await keepPicture(dependencies, details.pictureId);
  if (refusal) throw refusal;
  const now = new Date();
  const ticket = await insertOrFind<TicketDocument>(models.tickets, {
    _id: ticketId,
    ...ticketFields(details),
    sellerId,
    status: 'available',
    version: 1,
    changeId: 'create',
    createdAt: now,
    updatedAt: now,
  });
  // Whoever has changed it since an earlier attempt inserted it published this version first.
  if (ticket.version === 1) await publish(ticketCreated(ticket));
  return toTicket(ticket);
}
