import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { signInSchema, type TokensAnswer } from '../../../shared/contracts/http/users';
import type { ApiContext } from '../../context';
import { validateBody } from '../../middleware/validate-body';
import type { SessionTokens } from '../../sessions';
import { authenticate } from './authenticate';

type Body = z.output<typeof signInSchema>;

/** POST /api/users/token: signs in a client that is no browser. `limits` are shared with sign-in. */
export const createToken = (context: ApiContext, limits: RequestHandler[]): RequestHandler[] => [
  ...validateBody(signInSchema),
  ...limits,
  async (req: Request<object, unknown, Body>, res) => {
    const { tokens } = await authenticate(context, req.body);
    res.json(toTokensAnswer(tokens));
  },
];

export const toTokensAnswer = ({ accessToken, accessExpiresAt, refreshToken }: SessionTokens): TokensAnswer => ({
  accessToken,
  tokenType: 'Bearer',
  expiresIn: Math.max(0, Math.floor((accessExpiresAt.getTime() - Date.now()) / 1000)),
  refreshToken,
});
