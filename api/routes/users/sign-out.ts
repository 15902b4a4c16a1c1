import type { RequestHandler } from 'express';
import type { ApiContext } from '../../context';
import { notSignedIn } from '../../middleware/session';
import { clearSessionCookies } from '../../session-cookies';
import { endSession } from '../../sessions';

/** POST /api/users/signout. Succeeds also without a session, but not where a token leaves open which one is meant. */
export const signOut =
  (context: ApiContext): RequestHandler =>
  async (_req, res) => {
    const { session, isTokenRefused } = res.locals;
    if (isTokenRefused) throw notSignedIn(res);
    if (session) await endSession(context, session);
    clearSessionCookies(context, res);
    res.status(204).end();
  };
