import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';

export const signIn = (credentials: { email: string; password: string }) =>
  bodyOf(api.POST('/api/users/signin', { body: credentials }));
