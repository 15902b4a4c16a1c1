import type { UpdateProfileInput, User } from '../../shared/contracts/users';
import { users } from '../activity-proxies';
import { rethrowPermanent } from '../failure';

/** Changes a profile and publishes the change. */
export const updateProfileWorkflow = (input: UpdateProfileInput): Promise<User> =>
  users.updateProfile(input).catch(rethrowPermanent);
