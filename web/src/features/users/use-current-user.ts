import { useRouteLoaderData } from 'react-router';
import type { CurrentUserAnswer, SignedInUser } from '../../../../shared/contracts/http/users';

/** The signed-in user, or null. Loaded once by the root route. */
export function useCurrentUser(): SignedInUser | null {
  return useRouteLoaderData<CurrentUserAnswer>('root')?.currentUser ?? null;
}
