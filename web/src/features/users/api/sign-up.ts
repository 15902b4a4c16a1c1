import type { SignedInUser } from '../../../../../shared/contracts/http/users';
import { request } from '../../../shared/api/request';

export const signUp = (account: { email: string; password: string; name?: string }) =>
  request<SignedInUser>('POST', '/api/users/signup', { body: account });
