import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '../../../../shared/contracts/client/body-of';
import { api } from './api';
import { keys } from './query-keys';

/** What the server says about itself; it does not change while the page is open. */
export const configQuery = queryOptions({
  queryKey: keys.config,
  queryFn: ({ signal }) => bodyOf(api.GET('/api/config', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});
