import type { CurrentUserAnswer } from '../../../../../shared/contracts/http/users';
import { request } from '../../../shared/api/request';

export const getCurrentUser = (signal?: AbortSignal) =>
  request<CurrentUserAnswer>('GET', '/api/users/currentuser', { signal });
