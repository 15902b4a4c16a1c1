import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';

export const signUp = (account: { email: string; password: string; name?: string }) =>
  bodyOf(api.POST('/api/users/signup', { body: account }));
