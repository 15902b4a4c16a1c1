import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import type { TicketDetails } from '../../../../../shared/contracts/tickets';
import { api } from '../../../shared/api/api';
import { once } from '../../../shared/api/once';

export const createTicket = (details: TicketDetails) =>
  once(`ticket ${JSON.stringify(details)}`, (key) =>
    bodyOf(api.POST('/api/tickets', { body: details, params: { header: { 'Idempotency-Key': key } } })),
  );
