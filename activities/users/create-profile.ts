import { domainEvent } from '../../shared/contracts/events';
import type { SignUpInput, User } from '../../shared/contracts/users';
import { toUser, toUserEventData, type UserDocument } from '../../shared/infra/models/accounts';
import type { ActivityDependencies } from '../dependencies';
import { insertOrFind } from '../insert-or-find';

/** Writes a new user's profile and publishes UserCreated. Key: userId. */
export async function createProfile({ models, publish }: ActivityDependencies, input: SignUpInput): Promise<User> {
  const now = new Date();
  const user = await insertOrFind<UserDocument>(models.users, {
    _id: input.userId,
    email: input.email,
    name: input.name,
    version: 1,
    changeId: 'create',
    createdAt: now,
    updatedAt: now,
  });
  if (user.version === 1)
    await publish(domainEvent('UserCreated', toUserEventData(user), user.createdAt.toISOString()));
  return toUser(user);
}
