import type { RequestHandler } from 'express';
import type { ApiContext } from '../../context';
import { requireUser, userIdOf } from '../../middleware/session';
import { clearSessionCookies } from '../../session-cookies';
import { endSessionsOf } from '../../sessions';

/** POST /api/users/signout-everywhere: ends all sessions of the user, this one too. */
export const signOutEverywhere = (context: ApiContext): RequestHandler[] => [
  requireUser,
  async (_req, res) => {
    await endSessionsOf(context, userIdOf(res));
    clearSessionCookies(context, res);
    res.status(204).end();
  },
];
