import type { SignUpInput, UpdateProfileInput, User } from '../../shared/contracts/users';
import type { ActivityDependencies } from '../dependencies';
import { createProfile } from './create-profile';
import { updateProfile } from './update-profile';

/** The activities of the users domain, on task queue `users`. */
export const createUserActivities = (dependencies: ActivityDependencies) => ({
  createProfile: (input: SignUpInput): Promise<User> => createProfile(dependencies, input),
  updateProfile: (input: UpdateProfileInput): Promise<User> => updateProfile(dependencies, input),
});

export type UserActivities = ReturnType<typeof createUserActivities>;
