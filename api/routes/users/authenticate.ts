import type { z } from 'zod';
import type { SignedInUser, signInSchema } from '../../../shared/contracts/http/users';
import type { CredentialsDocument, UserDocument } from '../../../shared/infra/models/accounts';
import type { ApiContext } from '../../context';
import { HttpProblem } from '../../errors';
import { verifyPassword } from '../../passwords';
import { endSession, type SessionTokens, startSession } from '../../sessions';
import { createProfile } from './create-profile';

/**
 * Starts a session for whoever knows the password. Throws 401, alike and after the same time, for an unknown email and
 * for a wrong password.
 */
export async function authenticate(
  context: ApiContext,
  { email, password }: z.output<typeof signInSchema>,
): Promise<{ user: SignedInUser; tokens: SessionTokens }> {
  const { credentials } = context.database.models;
  const account = await credentials.findById(email).lean<CredentialsDocument>();
  const fits = await verifyPassword(account?.passwordHash, password);
  if (!account || !fits) throw new HttpProblem('wrong-credentials');

  const name = (await findOrCreateProfile(context, account))?.name ?? account.name;
  const { userId, passwordHash } = account;
  const { session, tokens } = await startSession(context, userId);
  // A change of the password meanwhile has ended only the sessions that it saw.
  if (!(await credentials.exists({ _id: email, passwordHash }))) {
    await endSession(context, session);
    throw new HttpProblem('wrong-credentials');
  }
  return { user: { id: userId, email, name }, tokens };
}

async function findOrCreateProfile(context: ApiContext, account: CredentialsDocument): Promise<UserDocument | null> {
  const { users } = context.database.models;
  const profile = await users.findById(account.userId).lean<UserDocument>();
  if (profile) return profile;
  // The sign-up was cut short after its credentials.
  await createProfile(context, account);
  return users.findById(account.userId).lean<UserDocument>();
}
