import { type SignUpInput, signUpWorkflowId } from '../../shared/contracts/users';
import type { CredentialsDocument, UserDocument } from '../../shared/infra/models/accounts';
import type { ActivityDependencies } from '../dependencies';
import { findStopped, MAX_FOUND } from './find-stopped';
import { type Walk, walkOn } from './walk';

/**
 * The accounts older than `olderThanMs` that have credentials, no profile, and no sign-up under way. Reads only, and no
 * password's hash.
 */
export async function findLostSignUps(
  dependencies: ActivityDependencies,
  { olderThanMs, from }: { olderThanMs: number; from?: Walk },
): Promise<{ signUps: SignUpInput[]; next: Walk }> {
  const { models } = dependencies;
  const { documents, next } = await walkOn<CredentialsDocument>(
    {
      model: models.credentials,
      by: 'createdAt',
      fields: ['userId', 'name'],
      before: new Date(Date.now() - olderThanMs),
    },
    from,
  );
  const profiles = await models.users
    .find({ _id: { $in: documents.map(({ userId }) => userId) } }, { _id: 1 })
    .lean<Pick<UserDocument, '_id'>[]>();
  const known = new Set(profiles.map(({ _id }) => _id));
  const unfinished = new Map(
    documents.filter(({ userId }) => !known.has(userId)).map((account) => [account._id, account]),
  );
  const lost = await findStopped(dependencies, [...unfinished.values()], ({ userId }) => [signUpWorkflowId(userId)]);
  return { signUps: lost.slice(0, MAX_FOUND).map(({ _id: email, userId, name }) => ({ userId, email, name })), next };
}
