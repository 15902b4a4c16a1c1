import { ErrorType } from '../../shared/contracts/errors';
import { domainEvent } from '../../shared/contracts/events';
import type { UpdateProfileInput, User } from '../../shared/contracts/users';
import { toUser, toUserEventData, type UserDocument } from '../../shared/infra/models/accounts';
import { bury } from '../bury';
import { commitVersion } from '../commit-version';
import type { ActivityDependencies } from '../dependencies';
import { permanentFailure } from '../failures';

/** Changes a profile and publishes UserUpdated. Key: changeId. Throws UserNotFound, for good. */
export async function updateProfile(
  { models, publish }: ActivityDependencies,
  input: UpdateProfileInput,
): Promise<User> {
  const { userId, changeId, name } = input;
  for (;;) {
    const user = await models.users.findById(userId).lean<UserDocument>();
    if (!user) throw permanentFailure(ErrorType.UserNotFound, `user ${userId} does not exist`);
    // Made by an earlier attempt, and perhaps followed by other changes: this one must not come back after them.
    if (await models.tombstones.exists({ _id: changeId })) return toUser(user);
    // A profile has no lock: whoever writes next first makes sure that the version before has been told.
    await publish(userEvent(user));
    const updated = user.changeId === changeId ? user : await commitVersion(models.users, user, changeId, { name });
    if (!updated) continue;
    await publish(userEvent(updated));
    await bury(models, changeId);
    return toUser(updated);
  }
}

/** What a profile's last change tells the world. */
export const userEvent = (user: UserDocument) =>
  domainEvent(user.version === 1 ? 'UserCreated' : 'UserUpdated', toUserEventData(user), user.updatedAt.toISOString());
