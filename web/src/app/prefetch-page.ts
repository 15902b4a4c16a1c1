import { matchPath } from 'react-router';
import { orderQuery } from '../features/orders/api/get-order';
import { ticketsQuery } from '../features/tickets/api/list-tickets';
import { readFilter } from '../features/tickets/ticket-filter';
import { configQuery } from '../shared/api/get-config';
import { ticketQuery } from '../shared/api/get-ticket';
import { queryClient } from '../shared/api/query-client';
import { paths } from '../shared/paths';
import { sessionQuery } from '../shared/session/get-current-user';

/** Longer than this a visitor would rather see the frame of the page than wait for all of it. */
const PATIENCE_MS = 300;

/**
 * Begins to load what the first page shows beside its code. Resolves when what it is about is there, so that it need not
 * be drawn twice; or when that takes long.
 */
export async function prefetchPage({ pathname, search }: Location): Promise<void> {
  void queryClient.prefetchQuery(configQuery);
  if (pathname === paths.catalogue.path)
    void queryClient.prefetchInfiniteQuery(ticketsQuery(readFilter(new URLSearchParams(search))));
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([Promise.all([prefetchOwn(pathname), prefetchTicket(pathname)]), patience]);
}

async function prefetchTicket(pathname: string): Promise<void> {
  const ticketId = matchPath(paths.ticket.path, pathname)?.params.ticketId;
  if (ticketId) await queryClient.prefetchQuery(ticketQuery(ticketId));
}

/** Who is signed in, and their order. */
async function prefetchOwn(pathname: string): Promise<void> {
  await queryClient.prefetchQuery(sessionQuery);
  const orderId = matchPath(paths.order.path, pathname)?.params.orderId;
  if (orderId && queryClient.getQueryData(sessionQuery.queryKey)) await queryClient.prefetchQuery(orderQuery(orderId));
}
