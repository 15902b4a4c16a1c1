import type { SignUpInput, User } from '../../shared/contracts/users';
import { users } from '../activity-proxies';

/** Writes a new user's profile and publishes it. The API has stored the credentials before. */
export const signUpWorkflow = (input: SignUpInput): Promise<User> => users.createProfile(input);
