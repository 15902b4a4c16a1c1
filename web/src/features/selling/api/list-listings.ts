import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';
import { keepNewerItems } from '../../../shared/api/keep-newer';
import { keys } from '../../../shared/api/query-keys';

const PAGE_SIZE = 50;

/** What one seller has listed, newest first, page by page. */
export const listingsQuery = (seller: string) =>
  infiniteQueryOptions({
    queryKey: keys.tickets({ seller }),
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(api.GET('/api/tickets', { params: { query: { seller, limit: PAGE_SIZE, cursor } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    structuralSharing: keepNewerItems,
  });
