import { useQuery } from '@tanstack/react-query';
import type { SignedInUser } from '../../../../shared/contracts/http/users';
import { sessionQuery } from './get-current-user';

/** Who is signed in: undefined while it is not known, null for nobody. */
export const useSession = (): SignedInUser | null | undefined => useQuery(sessionQuery).data;
