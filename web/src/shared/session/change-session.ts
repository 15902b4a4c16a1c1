import type { SignedInUser } from '../../../../shared/contracts/http/users';
import { queryClient } from '../api/query-client';
import { keys } from '../api/query-keys';

/** Shows the storefront as another user sees it: nothing that was loaded for the one before stays. */
export function changeSession(user: SignedInUser | null): void {
  queryClient.setQueryData(keys.session, user);
  // An answer that is still on its way tells who was signed in before.
  void queryClient.cancelQueries({ queryKey: keys.session });
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === 'orders' || queryKey[0] === 'order' });
}
