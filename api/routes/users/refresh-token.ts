import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { refreshTokenSchema } from '../../../shared/contracts/http/users';
import type { ApiContext } from '../../context';
import { HttpProblem } from '../../errors';
import { validateBody } from '../../middleware/validate-body';
import { refreshSession } from '../../sessions';
import { toTokensAnswer } from './create-token';

type Body = z.output<typeof refreshTokenSchema>;

/** POST /api/users/token/refresh: the next access and refresh token. An old refresh token ends the session. */
export const refreshToken = (context: ApiContext): RequestHandler[] => [
  ...validateBody(refreshTokenSchema),
  async (req: Request<object, unknown, Body>, res) => {
    const refreshed = await refreshSession(context, req.body.refreshToken);
    if (!refreshed)
      throw new HttpProblem('not-signed-in', { detail: 'The refresh token is used up, expired or not ours' });
    res.json(toTokensAnswer(refreshed.tokens));
  },
];
