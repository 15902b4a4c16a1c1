import type { RequestHandler } from 'express';
import { HttpProblem } from '../errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a form, or a script that asks nobody's leave, can send to another site. */
const FORM_TYPES = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'];

const isForeign = (origin: string, host: string | undefined): boolean =>
  !URL.canParse(origin) || new URL(origin).host !== host;

/** Refuses what a page of another site asks, whatever it asks. */
export const refuseForeignPages: RequestHandler = (req, _res, next) => {
  const { origin, 'sec-fetch-site': site } = req.headers;
  if (site !== 'cross-site' && (origin === undefined || !isForeign(origin, req.host))) next();
  else next(new HttpProblem('cross-site'));
};

/**
 * Refuses to change anything for a page of another site, or for a body that one could send without being asked.
 * `SameSite=Lax` keeps the cookie from most of them; this is the second wall, which also covers sign-in and sibling
 * subdomains.
 */
export const refuseCrossSite: RequestHandler = (req, res, next) => {
  if (SAFE_METHODS.has(req.method)) next();
  else if (req.is(FORM_TYPES)) next(new HttpProblem('cross-site', { detail: 'Send `Content-Type: application/json`' }));
  else refuseForeignPages(req, res, next);
};
