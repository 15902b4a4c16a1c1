import type { TicketPage } from '../../../../../shared/contracts/http/tickets';
import { request } from '../../../shared/api/request';

export interface TicketFilter {
  q?: string;
  category?: string;
  status?: string;
  cursor?: string;
}

const PAGE_SIZE = 24;

export function listTickets(filter: TicketFilter, signal?: AbortSignal) {
  const said = Object.entries(filter).filter(([, value]) => value);
  const query = new URLSearchParams([...said, ['limit', String(PAGE_SIZE)]]);
  return request<TicketPage>('GET', `/api/tickets?${query}`, { signal });
}
