import type { SignedInUser } from '../../../../shared/contracts/http/users';
import { queryClient } from '../api/query-client';
import { keys } from '../api/query-keys';

/** Shows the storefront as another user sees it: nothing that was loaded for the one before stays. */
export function changeSession(user: SignedInUser | null): void {
  queryClient.setQueryData(keys.session, user);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === 'orders' || queryKey[0] === 'order' });
}
