import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import type { ApiContext } from './context';
import { isServedOverTls } from './served-over-tls';
import { endSession, type SessionTokens } from './sessions';

const SESSION_COOKIE = 'session';
/** Renews the session cookie's token. Only our own pages ever send it; nothing but `loadSession` looks at it. */
const REFRESH_COOKIE = 'refresh';

/** What a browser keeps. Both live as long as the session; the access token inside expires long before. */
export function setSessionCookies(context: ApiContext, res: Response, tokens: SessionTokens): void {
  const { accessToken, refreshToken, sessionExpiresAt } = tokens;
  const maxAge = Math.ceil((sessionExpiresAt.getTime() - Date.now()) / 1000) * 1000;
  const { name, session, refresh } = cookiesFor(context, res.req);
  // Replaces what was set for this answer before: one that refreshed a session may then end it.
  res.removeHeader('Set-Cookie');
  res.cookie(name(SESSION_COOKIE), accessToken, { ...session, maxAge });
  res.cookie(name(REFRESH_COOKIE), refreshToken, { ...refresh, maxAge });
}

/** Signs a browser in: its session before, if it had one, ends. */
export async function enterSession(context: ApiContext, res: Response, tokens: SessionTokens): Promise<void> {
  if (res.locals.session) await endSession(context, res.locals.session);
  setSessionCookies(context, res, tokens);
}

export function clearSessionCookies(context: ApiContext, res: Response): void {
  const { name, session, refresh } = cookiesFor(context, res.req);
  res.removeHeader('Set-Cookie');
  res.clearCookie(name(SESSION_COOKIE), session);
  res.clearCookie(name(REFRESH_COOKIE), refresh);
}

export function readSessionCookies(context: ApiContext, req: Request): { accessToken?: string; refreshToken?: string } {
  const cookies = parseCookie(req.headers.cookie ?? '');
  const { name } = cookiesFor(context, req);
  return { accessToken: cookies[name(SESSION_COOKIE)], refreshToken: cookies[name(REFRESH_COOKIE)] };
}

/** Over TLS the names begin with `__Host-`: then no other host, not even a subdomain, can have set them. */
function cookiesFor({ config }: ApiContext, req: Request) {
  const secure = isServedOverTls(config, req);
  const shared: CookieOptions = { httpOnly: true, secure, path: '/' };
  return {
    name: (name: string) => (secure ? `__Host-${name}` : name),
    session: { ...shared, sameSite: 'lax' },
    refresh: { ...shared, sameSite: 'strict' },
  } as const;
}
