import { listTickets, type TicketFilter } from './api/list-tickets';

/** The filter as the address of the page says it. */
export function readFilter(search: URLSearchParams): TicketFilter {
  return {
    q: search.get('q')?.trim() || undefined,
    category: search.get('category') || undefined,
    status: search.get('status') || undefined,
  };
}

export const loadCatalogue = ({ request }: { request: Request }) =>
  listTickets(readFilter(new URL(request.url).searchParams), request.signal);
