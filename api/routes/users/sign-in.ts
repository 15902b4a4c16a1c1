import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { signInSchema } from '../../../shared/contracts/http/users';
import type { ApiContext } from '../../context';
import { validateBody } from '../../middleware/validate-body';
import { enterSession } from '../../session-cookies';
import { authenticate } from './authenticate';

type Body = z.output<typeof signInSchema>;

/** POST /api/users/signin: for browsers, which keep the session in cookies. `limits` are shared with the token route. */
export const signIn = (context: ApiContext, limits: RequestHandler[]): RequestHandler[] => [
  ...validateBody(signInSchema),
  ...limits,
  async (req: Request<object, unknown, Body>, res) => {
    const { user, tokens } = await authenticate(context, req.body);
    await enterSession(context, res, tokens);
    res.json(user);
  },
];
