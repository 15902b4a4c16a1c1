import type { RequestHandler } from 'express';
import { HttpProblem } from '../errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const isForeign = (origin: string, host: string | undefined): boolean =>
  !URL.canParse(origin) || new URL(origin).host !== host;

/**
 * Refuses to change anything for a page of another site. `SameSite=Lax` keeps the cookie from most of them; this is
 * the second wall, which also covers sign-in and sibling subdomains.
 */
export const refuseCrossSite: RequestHandler = (req, _res, next) => {
  const { origin, 'sec-fetch-site': site } = req.headers;
  if (SAFE_METHODS.has(req.method) || (site !== 'cross-site' && (origin === undefined || !isForeign(origin, req.host))))
    next();
  else next(new HttpProblem(403, { slug: 'cross-site', title: 'Requests from other sites change nothing here' }));
};
