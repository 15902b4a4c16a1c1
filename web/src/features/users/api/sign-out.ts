import { request } from '../../../shared/api/request';

export const signOut = () => request<void>('POST', '/api/users/signout');
