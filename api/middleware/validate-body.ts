import express, { type RequestHandler } from 'express';
import type { z } from 'zod';
import { HttpProblem } from '../errors';
import { refuseOddJson } from '../json-shape';
import { parse } from '../validation';

/** The largest ticket that passes validation has far less than half of it. */
const MAX_BODY = '100kb';

/** Whatever is not JSON is refused. */
const refuseOtherBodies: RequestHandler = (req, _res, next) => {
  // `is` is null without a body, and false for a body of another type, or an empty one.
  if (req.headers['content-length'] === '0' || req.is('application/json') !== false) next();
  else next(new HttpProblem('unsupported-media-type'));
};

/** Reads the JSON body and replaces it by what the schema makes of it. Answers 400, 413 or 415. */
export const validateBody = (schema: z.ZodType): RequestHandler[] => [
  refuseOtherBodies,
  express.json({ limit: MAX_BODY }),
  (req, _res, next) => {
    const parsed = parse(schema, req.body ?? {});
    refuseOddJson(req.body);
    req.body = parsed;
    next();
  },
];
