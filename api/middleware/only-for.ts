import type { RequestHandler } from 'express';
import { escapeRegExp } from '../../shared/infra/escape-reg-exp';

/**
 * First in a router all of whose paths match: whoever asks for something else leaves it at once, and is not compared with
 * every path in turn.
 */
export const onlyFor =
  (paths: RegExp): RequestHandler =>
  (req, _res, next) =>
    next(paths.test(req.path) ? undefined : 'router');

/** As onlyFor, of a path and all that lies under it. */
export const onlyUnder = (path: string): RequestHandler => onlyFor(new RegExp(`^${escapeRegExp(path)}(?:/|$)`, 'i'));
