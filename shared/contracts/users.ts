/** The users domain: profile, sign-up. Credentials and sessions never leave the API. */

export const USERS_TASK_QUEUE = 'users';

/** A user as the signed-in user sees it. `version` counts every change without a gap. */
export interface User {
  id: string;
  email: string;
  name: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export const signUpWorkflowId = (userId: string): string => `signup-${userId}`;
export const updateProfileWorkflowId = (userId: string, changeId: string): string =>
  `update-profile-${userId}-${changeId}`;

export const SIGN_UP_WORKFLOW = 'signUpWorkflow';
export const UPDATE_PROFILE_WORKFLOW = 'updateProfileWorkflow';

export interface SignUpInput {
  userId: string;
  email: string;
  name: string;
}

export interface UpdateProfileInput {
  userId: string;
  /** Names this change: running it again publishes the same version again. */
  changeId: string;
  name: string;
}
