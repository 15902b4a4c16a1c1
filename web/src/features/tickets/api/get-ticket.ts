import type { Ticket } from '../../../../../shared/contracts/tickets';
import { request } from '../../../shared/api/request';

export const getTicket = (ticketId: string, signal?: AbortSignal) =>
  request<Ticket>('GET', `/api/tickets/${encodeURIComponent(ticketId)}`, { signal });
