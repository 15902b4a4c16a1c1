import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '../../../../shared/contracts/client/body-of';
import { api } from '../api/api';
import { keys } from '../api/query-keys';

/** Who is signed in, or null. */
export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/users/currentuser', { signal }))).currentUser,
  staleTime: 60_000,
});
