import type { RequestHandler } from 'express';
import type { CurrentUserAnswer, SignedInUser } from '../../../shared/contracts/http/users';
import type { CredentialsDocument, UserDocument } from '../../../shared/infra/models/accounts';
import type { ApiContext } from '../../context';

/** GET /api/users/currentuser. */
export const getCurrentUser =
  (context: ApiContext): RequestHandler =>
  async (_req, res) => {
    const { session } = res.locals;
    const answer: CurrentUserAnswer = { currentUser: session ? await findUser(context, session.userId) : null };
    res.json(answer);
  };

/** The profile; while the sign-up has yet to write it, what the account itself says. */
export async function findUser({ database }: ApiContext, userId: string): Promise<SignedInUser | null> {
  const { users, credentials } = database.models;
  const profile = await users.findById(userId).lean<UserDocument>();
  if (profile) return { id: userId, email: profile.email, name: profile.name };
  const account = await credentials.findOne({ userId }).lean<CredentialsDocument>();
  return account && { id: userId, email: account._id, name: account.name };
}
