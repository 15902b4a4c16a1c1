import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { type SignedInUser, signUpSchema } from '../../../shared/contracts/http/users';
import { isDuplicateKey } from '../../../shared/infra/mongo';
import type { ApiContext } from '../../context';
import { HttpProblem } from '../../errors';
import { validateBody } from '../../middleware/validate-body';
import { newId } from '../../new-id';
import { hashPassword } from '../../passwords';
import { startSession } from '../../sessions';
import { createProfile } from './create-profile';

type Body = z.output<typeof signUpSchema>;

/** The part before the @: what we call somebody who gave no name. */
const nameFrom = (email: string): string => email.slice(0, email.indexOf('@')).slice(0, 80);

/** POST /api/users/signup. The credentials come first: their unique email decides who of two wins. */
export const signUp = (context: ApiContext): RequestHandler[] => [
  ...validateBody(signUpSchema),
  async (req: Request<object, unknown, Body>, res) => {
    const { email, password, name = nameFrom(email) } = req.body;
    const user: SignedInUser = { id: newId(), email, name };
    const credentials = {
      _id: email,
      userId: user.id,
      name,
      passwordHash: await hashPassword(password),
      createdAt: new Date(),
    };
    try {
      await context.database.models.credentials.create([credentials]);
    } catch (error) {
      if (isDuplicateKey(error)) throw emailTaken();
      throw error;
    }
    // When this fails the account exists without a profile, and the next sign-in makes it.
    await createProfile(context, credentials);
    await startSession(context, res, user.id);
    res.status(201).json(user);
  },
];

const emailTaken = () =>
  new HttpProblem(409, {
    slug: 'email-taken',
    title: 'This email has an account already',
    errors: [{ field: 'email', message: 'has an account already' }],
  });
