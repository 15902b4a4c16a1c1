import { matchPath } from 'react-router';
import { ticketsQuery } from '../features/tickets/api/list-tickets';
import { readFilter } from '../features/tickets/ticket-filter';
import { configQuery } from '../shared/api/get-config';
import { ticketQuery } from '../shared/api/get-ticket';
import { queryClient } from '../shared/api/query-client';
import { paths } from '../shared/paths';
import { sessionQuery } from '../shared/session/get-current-user';

/** Begins to load what the first page shows beside its code. */
export function prefetchPage({ pathname, search }: Location): void {
  void queryClient.prefetchQuery(sessionQuery);
  void queryClient.prefetchQuery(configQuery);
  if (pathname === paths.catalogue.path)
    void queryClient.prefetchInfiniteQuery(ticketsQuery(readFilter(new URLSearchParams(search))));
  const ticketId = matchPath(paths.ticket.path, pathname)?.params.ticketId;
  if (ticketId) void queryClient.prefetchQuery(ticketQuery(ticketId));
}
