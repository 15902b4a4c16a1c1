import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';

/** Sets a new password, which ends every other session. */
export const changePassword = (passwords: { currentPassword: string; newPassword: string }) =>
  bodyOf(api.POST('/api/users/me/password', { body: passwords }));
