import { parseCookie } from 'cookie';
import type { Request, RequestHandler, Response } from 'express';
import type { ApiContext } from '../context';
import { HttpProblem } from '../errors';
import { findSession, SESSION_COOKIE, type Session } from '../sessions';

declare global {
  namespace Express {
    interface Locals {
      session?: Session;
    }
  }
}

const BEARER = /^Bearer +(\S+)$/i;

function tokenOf({ headers }: Request): string | undefined {
  if (headers.authorization !== undefined) return BEARER.exec(headers.authorization)?.[1];
  return headers.cookie === undefined ? undefined : parseCookie(headers.cookie)[SESSION_COOKIE];
}

/** Finds out who asks, by the session cookie or a bearer token. Whoever has no living session asks as nobody. */
export const loadSession =
  (context: ApiContext): RequestHandler =>
  async (req, res, next) => {
    const token = tokenOf(req);
    if (token) res.locals.session = await findSession(context, token);
    next();
  };

export const requireUser: RequestHandler = (_req, res, next) => {
  if (res.locals.session) next();
  else next(new HttpProblem(401, { slug: 'not-signed-in', title: 'Sign in first' }));
};

/** The signed-in user's id, behind `requireUser`. */
export function userIdOf(res: Response): string {
  const { session } = res.locals;
  if (!session) throw new Error('this route lacks requireUser');
  return session.userId;
}
