import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';

export const signOut = () => bodyOf(api.POST('/api/users/signout'));
