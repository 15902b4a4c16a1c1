import { ErrorType } from '../../../shared/contracts/errors';
import { isId } from '../../../shared/contracts/ids';
import type { TicketDocument } from '../../../shared/infra/models/tickets';
import type { ApiContext } from '../../context';
import { failureProblem } from '../../errors';
import { readTogether } from '../../read-together';

/** The ticket; 404 when there is none, or when `id` cannot be an id. */
export async function findTicket({ database }: ApiContext, id: unknown): Promise<TicketDocument> {
  const ticket = isId(id) ? await readTogether(database.models.tickets, id) : null;
  if (!ticket) throw failureProblem(ErrorType.TicketNotFound);
  return ticket;
}
