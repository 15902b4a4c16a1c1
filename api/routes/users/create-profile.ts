import {
  SIGN_UP_WORKFLOW,
  type SignUpInput,
  signUpWorkflowId,
  USERS_TASK_QUEUE,
} from '../../../shared/contracts/users';
import type { CredentialsDocument } from '../../../shared/infra/models/accounts';
import type { ApiContext } from '../../context';
import { runWorkflow } from '../../temporal';

/** Runs the sign-up workflow of an account; an account whose profile exists stays as it is. */
export async function createProfile(
  context: ApiContext,
  { _id: email, userId, name }: Pick<CredentialsDocument, '_id' | 'userId' | 'name'>,
): Promise<void> {
  const input: SignUpInput = { userId, email, name };
  await runWorkflow(context, SIGN_UP_WORKFLOW, {
    workflowId: signUpWorkflowId(userId),
    taskQueue: USERS_TASK_QUEUE,
    args: [input],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
  });
}
