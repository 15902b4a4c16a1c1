import type { RequestHandler } from 'express';
import type { ApiContext } from '../../context';
import { endSession } from '../../sessions';

/** POST /api/users/signout. Succeeds also without a session. */
export const signOut =
  (context: ApiContext): RequestHandler =>
  async (_req, res) => {
    await endSession(context, res, res.locals.session);
    res.status(204).end();
  };
