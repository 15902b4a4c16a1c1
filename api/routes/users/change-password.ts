import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { changePasswordSchema } from '../../../shared/contracts/http/users';
import type { CredentialsDocument } from '../../../shared/infra/models/accounts';
import type { ApiContext } from '../../context';
import { HttpProblem } from '../../errors';
import { limitPasswordChanges } from '../../middleware/rate-limits';
import { requireUser, sessionOf } from '../../middleware/session';
import { validateBody } from '../../middleware/validate-body';
import { hashPassword, verifyPassword } from '../../passwords';
import { setSessionCookies } from '../../session-cookies';
import { endSessionsOf, rotateSession } from '../../sessions';
import { refuseWeakPassword } from '../../weak-passwords';
import { findUser } from './get-current-user';

type Body = z.output<typeof changePasswordSchema>;

/**
 * POST /api/users/me/password. Ends the user's other sessions, and gives a browser new tokens for its own: another
 * client has its refresh token and cannot be given one unasked. A wrong current password is 403 and not 401: the session
 * is good, and its client must not take it for ended.
 */
export const changePassword = (context: ApiContext): RequestHandler[] => [
  requireUser,
  ...validateBody(changePasswordSchema),
  limitPasswordChanges(context),
  async (req: Request<object, unknown, Body>, res) => {
    const { currentPassword, newPassword } = req.body;
    const { credentials } = context.database.models;
    const session = sessionOf(res);
    const { userId } = session;
    const account = await credentials.findOne({ userId }).lean<CredentialsDocument>();
    const profile = await findUser(context, userId);
    if (!account || !profile) throw new HttpProblem('user-not-found');
    if (!(await verifyPassword(account.passwordHash, currentPassword))) throw wrongPassword();
    await refuseWeakPassword('newPassword', newPassword, profile);

    const passwordHash = await hashPassword(newPassword);
    // Before, so that no crash leaves them open under the new password; and after, for those that began meanwhile.
    await endSessionsOf(context, userId, session);
    const { modifiedCount } = await credentials.updateOne(
      { _id: account._id, passwordHash: account.passwordHash },
      { $set: { passwordHash } },
    );
    // Another change won.
    if (modifiedCount === 0) throw wrongPassword();
    await endSessionsOf(context, userId, session);
    const rotated = res.locals.isCookieSession ? await rotateSession(context, session) : undefined;
    if (rotated) setSessionCookies(context, res, rotated.tokens);
    res.status(204).end();
  },
];

const wrongPassword = () =>
  new HttpProblem('wrong-password', { errors: [{ field: 'currentPassword', message: 'is wrong' }] });
