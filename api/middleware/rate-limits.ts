import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit';
import type { Config } from '../../shared/infra/config';
import { HttpProblem } from '../errors';

const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '');

const shared = (windowMs: number): Partial<Options> => ({
  windowMs,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  // TRUST_PROXY decides whether the header is believed; a client that sends it anyway is no mistake of ours.
  validate: { xForwardedForHeader: false },
  // The library has set Retry-After by then.
  handler: (_req, _res, next) =>
    next(new HttpProblem(429, { slug: 'too-many-requests', title: 'Too many requests; slow down' })),
});

/** Limits requests per user when signed in, per address otherwise. */
export const limitRequests = (config: Config): RequestHandler =>
  rateLimit({
    ...shared(config.RATE_LIMIT_WINDOW),
    limit: (_req: Request, res: Response) =>
      res.locals.session ? config.RATE_LIMIT_REQUESTS : config.RATE_LIMIT_ADDRESS,
    keyGenerator: (req, res) => (res.locals.session ? `user:${res.locals.session.userId}` : addressOf(req)),
  });

/** Limits wrong passwords per email and address. Behind the body's validation. */
export const limitSignIns = (config: Config): RequestHandler =>
  rateLimit({
    ...shared(config.RATE_LIMIT_WINDOW),
    limit: config.RATE_LIMIT_SIGN_IN,
    keyGenerator: (req) => `${addressOf(req)} ${req.body.email}`,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => res.statusCode !== 401,
  });
