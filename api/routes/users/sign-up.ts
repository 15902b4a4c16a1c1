import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { type SignedInUser, signUpSchema } from '../../../shared/contracts/http/users';
import type { CredentialsDocument } from '../../../shared/infra/models/accounts';
import { isDuplicateKey } from '../../../shared/infra/mongo';
import type { ApiContext } from '../../context';
import { HttpProblem } from '../../errors';
import { validateBody } from '../../middleware/validate-body';
import { newId } from '../../new-id';
import { hashPassword, verifyPassword } from '../../passwords';
import { startSession } from '../../sessions';
import { createProfile } from './create-profile';

type Body = z.output<typeof signUpSchema>;

/** The part before the @: what we call somebody who gave no name. */
const nameFrom = (email: string): string => email.slice(0, email.indexOf('@')).slice(0, 80);

/**
 * POST /api/users/signup. The credentials come first: their unique email decides who of two wins. A repeat of a request
 * that an outage cut short after its credentials finishes it.
 */
export const signUp = (context: ApiContext): RequestHandler[] => [
  ...validateBody(signUpSchema),
  async (req: Request<object, unknown, Body>, res) => {
    const arrivedAt = new Date();
    const account = (await openAccount(context, req.body)) ?? (await findUnfinished(context, req.body, arrivedAt));
    if (!account) throw emailTaken();
    // When this fails the account exists without a profile: the next sign-in makes it, or this request sent again.
    await createProfile(context, account);
    await startSession(context, res, account.userId);
    const user: SignedInUser = { id: account.userId, email: account._id, name: account.name };
    res.status(201).json(user);
  },
];

/** Inserts the credentials; undefined when the email has some already. */
async function openAccount(
  { database }: ApiContext,
  { email, password, name = nameFrom(email) }: Body,
): Promise<CredentialsDocument | undefined> {
  const passwordHash = await hashPassword(password);
  const credentials = { _id: email, userId: newId(), name, passwordHash, createdAt: new Date() };
  try {
    await database.models.credentials.create([credentials]);
    return credentials;
  } catch (error) {
    if (isDuplicateKey(error)) return undefined;
    throw error;
  }
}

/** The account that an earlier sign-up with this email and password left without a profile. */
async function findUnfinished(
  { database }: ApiContext,
  { email, password }: Body,
  arrivedAt: Date,
): Promise<CredentialsDocument | undefined> {
  const { credentials, users } = database.models;
  const account = await credentials.findById(email).lean<CredentialsDocument>();
  // Who was here before the account is no repeat of its sign-up: it lost the race for the email.
  if (!account || account.createdAt > arrivedAt) return undefined;
  if (await users.exists({ _id: account.userId })) return undefined;
  return (await verifyPassword(account.passwordHash, password)) ? account : undefined;
}

const emailTaken = () =>
  new HttpProblem(409, {
    slug: 'email-taken',
    title: 'This email has an account already',
    errors: [{ field: 'email', message: 'has an account already' }],
  });
