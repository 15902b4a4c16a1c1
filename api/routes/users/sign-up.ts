import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { type SignedInUser, signUpSchema } from '../../../shared/contracts/http/users';
import type { CredentialsDocument } from '../../../shared/infra/models/accounts';
import { isDuplicateKey } from '../../../shared/infra/mongo';
import type { ApiContext } from '../../context';
import { HttpProblem } from '../../errors';
import { limitSignUps } from '../../middleware/rate-limits';
import { validateBody } from '../../middleware/validate-body';
import { newId } from '../../new-id';
import { hashPassword, verifyPassword } from '../../passwords';
import { enterSession } from '../../session-cookies';
import { startSession } from '../../sessions';
import { refuseWeakPassword } from '../../weak-passwords';
import { createProfile } from './create-profile';
import { nameFromEmail } from './name-from-email';

type Body = z.output<typeof signUpSchema>;

/** What a sign-up may take beyond waiting for its workflow: hashing and writing, on a very busy machine. */
const SLACK_MS = 10_000;

/**
 * POST /api/users/signup. The credentials come first: their unique email decides who of two wins. A repeat of a request
 * that an outage cut short after its credentials finishes it.
 */
export const signUp = (context: ApiContext): RequestHandler[] => [
  ...validateBody(signUpSchema),
  limitSignUps(context),
  async (req: Request<object, unknown, Body>, res) => {
    const { email, password, name = nameFromEmail(email) } = req.body;
    await refuseWeakPassword('password', password, { email, name });
    const account = (await openAccount(context, req.body)) ?? (await claimUnfinished(context, req.body));
    if (!account) throw emailTaken();
    try {
      await createProfile(context, account);
    } catch (error) {
      // The account exists without a profile: the next sign-in makes it, or this request sent again.
      await context.database.models.credentials.updateOne({ _id: account._id }, { finishableFrom: new Date() });
      throw error;
    }
    const { tokens } = await startSession(context, account.userId);
    await enterSession(context, res, tokens);
    const user: SignedInUser = { id: account.userId, email: account._id, name: account.name };
    res.status(201).json(user);
  },
];

/** When a sign-up that begins now has been answered, whatever happens. */
const answeredBy = ({ config }: ApiContext): Date => new Date(Date.now() + config.ANSWER_TIMEOUT + SLACK_MS);

/** Inserts the credentials; undefined when the email has some already. */
async function openAccount(
  context: ApiContext,
  { email, password, name = nameFromEmail(email) }: Body,
): Promise<CredentialsDocument | undefined> {
  const passwordHash = await hashPassword(password);
  const credentials = {
    _id: email,
    userId: newId(),
    name,
    passwordHash,
    createdAt: new Date(),
    finishableFrom: answeredBy(context),
  };
  try {
    await context.database.models.credentials.create([credentials]);
    return credentials;
  } catch (error) {
    if (isDuplicateKey(error)) return undefined;
    throw error;
  }
}

/** The account that an earlier sign-up with this email and password left without a profile, for one repeat at a time. */
async function claimUnfinished(
  context: ApiContext,
  { email, password }: Body,
): Promise<CredentialsDocument | undefined> {
  const { credentials, users } = context.database.models;
  const unfinished = { _id: email, finishableFrom: { $lte: new Date() } };
  const account = await credentials.findOne(unfinished).lean<CredentialsDocument>();
  if (!account || (await users.exists({ _id: account.userId }))) return undefined;
  if (!(await verifyPassword(account.passwordHash, password))) return undefined;
  const { modifiedCount } = await credentials.updateOne(unfinished, { finishableFrom: answeredBy(context) });
  return modifiedCount === 1 ? account : undefined;
}

const emailTaken = () =>
  new HttpProblem('email-taken', { errors: [{ field: 'email', message: 'has an account already' }] });
