import type { SignedInUser } from '../../../../../shared/contracts/http/users';
import { request } from '../../../shared/api/request';

export const signIn = (credentials: { email: string; password: string }) =>
  request<SignedInUser>('POST', '/api/users/signin', { body: credentials });
