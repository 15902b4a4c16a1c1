import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { type SignedInUser, signInSchema } from '../../../shared/contracts/http/users';
import type { CredentialsDocument, UserDocument } from '../../../shared/infra/models/accounts';
import type { ApiContext } from '../../context';
import { HttpProblem } from '../../errors';
import { limitSignIns } from '../../middleware/rate-limits';
import { validateBody } from '../../middleware/validate-body';
import { verifyPassword } from '../../passwords';
import { startSession } from '../../sessions';
import { createProfile } from './create-profile';

type Body = z.output<typeof signInSchema>;

/** POST /api/users/signin. An unknown email and a wrong password get the same answer, after the same time. */
export const signIn = (context: ApiContext): RequestHandler[] => [
  ...validateBody(signInSchema),
  limitSignIns(context.config),
  async (req: Request<object, unknown, Body>, res) => {
    const { email, password } = req.body;
    const { models } = context.database;
    const credentials = await models.credentials.findById(email).lean<CredentialsDocument>();
    const fits = await verifyPassword(credentials?.passwordHash, password);
    if (!credentials || !fits)
      throw new HttpProblem(401, { slug: 'wrong-credentials', title: 'The email or the password is wrong' });

    const { userId } = credentials;
    let profile = await models.users.findById(userId).lean<UserDocument>();
    if (!profile) {
      // The sign-up was cut short after its credentials.
      await createProfile(context, credentials);
      profile = await models.users.findById(userId).lean<UserDocument>();
    }
    await startSession(context, res, userId);
    const user: SignedInUser = { id: userId, email, name: profile?.name ?? credentials.name };
    res.json(user);
  },
];
