import type { Request, RequestHandler, Response } from 'express';
import { addLogFields } from '../../shared/infra/log-scope';
import type { ApiContext } from '../context';
import { HttpProblem } from '../errors';
import { readSessionCookies, setSessionCookies } from '../session-cookies';
import { findSession, refreshSession, type Session } from '../sessions';

declare global {
  namespace Express {
    interface Locals {
      session?: Session;
      /** The session is known by its cookie, not by a bearer token. */
      isCookieSession?: boolean;
      /** A bearer token came and is not good: the client learns to refresh it. */
      isTokenRefused?: boolean;
    }
  }
}

const BEARER = /^Bearer +(\S+) *$/i;

/**
 * Finds out who asks: by a bearer token, or by the session cookie, whose token is renewed when it has expired. Whoever
 * has no living session asks as nobody.
 */
export const loadSession =
  (context: ApiContext): RequestHandler =>
  async (req, res, next) => {
    const bearer = BEARER.exec(req.headers.authorization ?? '')?.[1];
    if (bearer === undefined) {
      res.locals.session = await findCookieSession(context, req, res);
      res.locals.isCookieSession = res.locals.session !== undefined;
    } else {
      res.locals.session = await findSession(context, bearer);
      res.locals.isTokenRefused = !res.locals.session;
    }
    if (res.locals.session) addLogFields({ userId: res.locals.session.userId });
    next();
  };

async function findCookieSession(context: ApiContext, req: Request, res: Response): Promise<Session | undefined> {
  const { accessToken, refreshToken } = readSessionCookies(context, req);
  const session = accessToken ? await findSession(context, accessToken) : undefined;
  if (session || !refreshToken) return session;
  const refreshed = await refreshSession(context, refreshToken);
  if (refreshed) setSessionCookies(context, res, refreshed.tokens);
  return refreshed?.session;
}

/** 401 that tells a client (RFC 6750) whether its token was refused, or that it needs one. */
export function notSignedIn(res: Response): HttpProblem {
  res.set('WWW-Authenticate', res.locals.isTokenRefused ? 'Bearer error="invalid_token"' : 'Bearer');
  return new HttpProblem('not-signed-in');
}

export const requireUser: RequestHandler = (_req, res, next) => (res.locals.session ? next() : next(notSignedIn(res)));

/** The signed-in user, behind `requireUser`. */
export function sessionOf(res: Response): Session {
  const { session } = res.locals;
  if (!session) throw new Error('this route lacks requireUser');
  return session;
}

export const userIdOf = (res: Response): string => sessionOf(res).userId;
