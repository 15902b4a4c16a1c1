import { domainEvent } from '../../shared/contracts/events';
import type { SignUpInput, User } from '../../shared/contracts/users';
import { toUser, toUserEventData, type UserDocument } from '../../shared/infra/models/accounts';
import { isDuplicateKey } from '../../shared/infra/mongo';
import type { ActivityDependencies } from '../dependencies';

/** Writes a new user's profile and publishes UserCreated. Key: userId. */
export async function createProfile({ models, publish }: ActivityDependencies, input: SignUpInput): Promise<User> {
  const now = new Date();
  let user: UserDocument = {
    _id: input.userId,
    email: input.email,
    name: input.name,
    version: 1,
    changeId: 'create',
    createdAt: now,
    updatedAt: now,
  };
  try {
    await models.users.create([user]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    user = (await models.users.findById(input.userId).lean<UserDocument>()) ?? user;
  }
  if (user.version === 1)
    await publish(domainEvent('UserCreated', toUserEventData(user), user.createdAt.toISOString()));
  return toUser(user);
}
