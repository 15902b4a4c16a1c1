import { randomBytes } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';
import jwt from 'jsonwebtoken';
import type { SessionDocument } from '../shared/infra/models/accounts';
import type { ApiContext } from './context';

/** A request's session. The token only names it; the document in MongoDB says whether it lives. */
export interface Session {
  id: string;
  userId: string;
}

export const SESSION_COOKIE = 'session';

const ALGORITHM = 'HS256';
const CLAIMS = { issuer: 'ticketing', audience: 'ticketing-api' };

/** Starts a session and puts its token into the cookie. */
export async function startSession(context: ApiContext, res: Response, userId: string): Promise<void> {
  const { config, database } = context;
  const id = randomBytes(16).toString('base64url');
  await database.models.sessions.create([{ _id: id, userId, expiresAt: new Date(Date.now() + config.SESSION_TTL) }]);
  const token = jwt.sign({}, config.JWT_KEY, {
    ...CLAIMS,
    algorithm: ALGORITHM,
    subject: userId,
    jwtid: id,
    expiresIn: Math.ceil(config.SESSION_TTL / 1000),
  });
  res.cookie(SESSION_COOKIE, token, { ...cookieOptions(context, res.req), maxAge: config.SESSION_TTL });
}

/** The session that a token names, while it lives. */
export async function findSession({ config, database }: ApiContext, token: string): Promise<Session | undefined> {
  const named = verifyToken(token, config.JWT_KEY);
  if (!named) return undefined;
  const document = await database.models.sessions
    .findOne({ _id: named.id, userId: named.userId, expiresAt: { $gt: new Date() } })
    .lean<SessionDocument>();
  return document ? named : undefined;
}

/** Ends the session for good, also for whoever copied its token. */
export async function endSession(context: ApiContext, res: Response, session: Session | undefined): Promise<void> {
  if (session) await context.database.models.sessions.deleteOne({ _id: session.id });
  res.clearCookie(SESSION_COOKIE, cookieOptions(context, res.req));
}

function verifyToken(token: string, key: string): Session | undefined {
  try {
    const claims = jwt.verify(token, key, { ...CLAIMS, algorithms: [ALGORITHM] });
    if (typeof claims === 'string' || !claims.sub || !claims.jti) return undefined;
    return { id: claims.jti, userId: claims.sub };
  } catch (error) {
    if (error instanceof jwt.JsonWebTokenError) return undefined;
    throw error;
  }
}

const cookieOptions = ({ config }: ApiContext, req: Request): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: req.secure || config.NODE_ENV === 'production',
  path: '/',
});
