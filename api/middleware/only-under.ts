import type { RequestHandler } from 'express';

/**
 * First in a router all of whose paths begin so, in lower case: whoever asks for something else leaves it at once, and is
 * not compared with every path in turn.
 */
export const onlyUnder =
  (beginning: string): RequestHandler =>
  (req, _res, next) =>
    next(req.path.toLowerCase().startsWith(beginning) ? undefined : 'router');
