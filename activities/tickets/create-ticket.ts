import type { CreateTicketInput, Ticket } from '../../shared/contracts/tickets';
import { type TicketDocument, ticketFields, toTicket } from '../../shared/infra/models/tickets';
import { isDuplicateKey } from '../../shared/infra/mongo';
import type { ActivityDependencies } from '../dependencies';
import { ticketCreated } from './write-ticket';

/** Lists one ticket: the document, then TicketCreated. Key: ticketId. */
export async function createTicket(
  { models, publish }: ActivityDependencies,
  { ticketId, sellerId, details }: CreateTicketInput,
): Promise<Ticket> {
  const now = new Date();
  let ticket: TicketDocument = {
    _id: ticketId,
    ...ticketFields(details),
    sellerId,
    status: 'available',
    version: 1,
    changeId: 'create',
    createdAt: now,
    updatedAt: now,
  };
  try {
    await models.tickets.create([ticket]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // An earlier attempt wrote it. Others may have changed it since, and then they published this version first.
    ticket = (await models.tickets.findById(ticketId).lean<TicketDocument>()) ?? ticket;
  }
  if (ticket.version === 1) await publish(ticketCreated(ticket));
  return toTicket(ticket);
}
