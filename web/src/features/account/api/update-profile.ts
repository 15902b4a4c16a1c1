import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';

export const updateProfile = (profile: { name: string }) => bodyOf(api.PATCH('/api/users/me', { body: profile }));
