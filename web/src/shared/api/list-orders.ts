import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '../../../../shared/contracts/client/body-of';
import { api } from './api';
import { keepNewerItems } from './keep-newer';
import { keys } from './query-keys';

/** The orders of whoever is signed in, newest first, page by page. */
export const ordersQuery = infiniteQueryOptions({
  queryKey: keys.orders,
  queryFn: ({ pageParam: cursor, signal }) => bodyOf(api.GET('/api/orders', { params: { query: { cursor } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  structuralSharing: keepNewerItems,
});
