import { isIP } from 'node:net';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit';
import type { Config } from '../../shared/infra/config';
import { HttpProblem } from '../errors';
import { sessionOf } from './session';

/** Many providers give each customer so large a network of IPv6. */
const IPV6_SUBNET = 56;

/** What a visitor is counted by: the address, or the network of an IPv6 one. */
export const addressOf = (req: Request): string =>
  ipKeyGenerator(readAddress(req.ip) ?? req.socket.remoteAddress ?? '', IPV6_SUBNET);

/** The address that a proxy wrote, perhaps with a port; undefined when it is none. */
function readAddress(forwarded = ''): string | undefined {
  const bare = forwarded.replace(/^\[(.+)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
  // An address with a zone (`fe80::1%eth0`) means something on one machine only.
  return isIP(bare) && !bare.includes('%') ? bare : undefined;
}

const shared = (windowMs: number): Partial<Options> => ({
  windowMs,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  // TRUST_PROXY decides whether the header is believed; a client that sends it anyway is no mistake of ours.
  validate: { xForwardedForHeader: false },
  // The library has set Retry-After by then.
  handler: (_req, _res, next) => next(new HttpProblem('too-many-requests')),
});

/** Limits requests per user when signed in, per address otherwise. */
export const limitRequests = (config: Config): RequestHandler =>
  rateLimit({
    ...shared(config.RATE_LIMIT_WINDOW),
    limit: (_req: Request, res: Response) =>
      res.locals.session ? config.RATE_LIMIT_REQUESTS : config.RATE_LIMIT_ADDRESS,
    keyGenerator: (req, res) => (res.locals.session ? `user:${res.locals.session.userId}` : addressOf(req)),
  });

const HOUR_MS = 3_600_000;

/** Limits how many accounts an address opens, and how many passwords it has us hash. Behind the body's validation. */
export const limitSignUps = (config: Config): RequestHandler =>
  rateLimit({ ...shared(HOUR_MS), limit: config.RATE_LIMIT_SIGN_UP, keyGenerator: addressOf });

/** Limits how many pictures a user has us decode and keep. Behind requireUser. */
export const limitUploads = (config: Config): RequestHandler =>
  rateLimit({
    ...shared(HOUR_MS),
    limit: config.RATE_LIMIT_PICTURES,
    keyGenerator: (_req, res) => sessionOf(res).userId,
  });

/** Counts the answers that say that a password was wrong, and refuses once there were too many. */
const limitGuesses = (windowMs: number, limit: number, keyGenerator: Options['keyGenerator']): RequestHandler =>
  rateLimit({
    ...shared(windowMs),
    limit,
    keyGenerator,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => res.statusCode !== 401 && res.statusCode !== 403,
  });

/**
 * Slows down whoever guesses passwords: by the minute, and more so by the hour. What is counted is always an address,
 * so that nobody can lock out a victim who signs in from elsewhere. Behind the body's validation.
 */
export function limitSignIns(config: Config): RequestHandler[] {
  const emailAndAddress = (req: Request) => `${addressOf(req)} ${req.body.email}`;
  return [
    limitGuesses(config.RATE_LIMIT_WINDOW, config.RATE_LIMIT_SIGN_IN_ADDRESS, addressOf),
    limitGuesses(HOUR_MS, config.RATE_LIMIT_SIGN_IN_HOURLY, emailAndAddress),
    limitGuesses(config.RATE_LIMIT_WINDOW, config.RATE_LIMIT_SIGN_IN, emailAndAddress),
  ];
}

/** Likewise for whoever has got hold of a session and guesses at its user's password. Behind requireUser. */
export const limitPasswordChanges = (config: Config): RequestHandler =>
  limitGuesses(HOUR_MS, config.RATE_LIMIT_SIGN_IN_HOURLY, (_req, res) => sessionOf(res).id);
