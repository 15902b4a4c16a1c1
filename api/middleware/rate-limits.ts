import { isIP } from 'node:net';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit';
import type { ApiContext } from '../context';
import { HttpProblem } from '../errors';
import { countTogether } from './count-together';
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

const common = (windowMs: number): Partial<Options> => ({
  windowMs,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  // TRUST_PROXY decides whether the header is believed; a client that sends it anyway is no mistake of ours.
  validate: { xForwardedForHeader: false },
  // The library has set Retry-After by then.
  handler: (_req, _res, next) => next(new HttpProblem('too-many-requests')),
});

/** As common, and counted by all API processes together, under a name that no other limit has. */
const together = (context: ApiContext, name: string, windowMs: number): Partial<Options> => ({
  ...common(windowMs),
  store: countTogether(context, name, windowMs),
  passOnStoreError: true,
  logger: {
    warn: (error, message) => context.logger.warn({ err: error }, message),
    // The request goes on, and is answered by whatever is away.
    error: (error) => context.logger.warn({ err: error }, 'a request was not counted'),
  },
});

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a signed-in user asks for a change. Reads are many, and should not write. */
const isCommand = (req: Request, res: Response): boolean => Boolean(res.locals.session) && !READS.has(req.method);

/**
 * Limits requests: the commands of a user, which all processes count together; and by itself in each process what a user
 * reads, and whatever an address asks that is nobody's in particular. Behind loadSession.
 */
export function limitRequests(context: ApiContext): RequestHandler {
  const { RATE_LIMIT_WINDOW, RATE_LIMIT_REQUESTS, RATE_LIMIT_ADDRESS } = context.config;
  const keyGenerator = (req: Request, res: Response) =>
    res.locals.session ? `user:${res.locals.session.userId}` : addressOf(req);
  const limitCommands = rateLimit({
    ...together(context, 'commands', RATE_LIMIT_WINDOW),
    limit: RATE_LIMIT_REQUESTS,
    keyGenerator,
  });
  const limitOthers = rateLimit({
    ...common(RATE_LIMIT_WINDOW),
    limit: (_req, res) => (res.locals.session ? RATE_LIMIT_REQUESTS : RATE_LIMIT_ADDRESS),
    keyGenerator,
  });
  return (req, res, next) => void (isCommand(req, res) ? limitCommands : limitOthers)(req, res, next);
}

const HOUR_MS = 3_600_000;

/** Limits how many accounts an address opens, and how many passwords it has us hash. Behind the body's validation. */
export const limitSignUps = (context: ApiContext): RequestHandler =>
  rateLimit({
    ...together(context, 'sign-ups', HOUR_MS),
    limit: context.config.RATE_LIMIT_SIGN_UP,
    keyGenerator: addressOf,
  });

/** Limits how many pictures a user has us decode and keep. Behind requireUser. */
export const limitUploads = (context: ApiContext): RequestHandler =>
  rateLimit({
    ...together(context, 'uploads', HOUR_MS),
    limit: context.config.RATE_LIMIT_PICTURES,
    keyGenerator: (_req, res) => sessionOf(res).userId,
  });

/** Counts the answers that say that a password was wrong, and refuses once there were too many. */
const limitGuesses = (options: Partial<Options>): RequestHandler =>
  rateLimit({
    ...options,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => res.statusCode !== 401 && res.statusCode !== 403,
  });

/**
 * Slows down whoever guesses passwords: by the minute, and more so by the hour. What is counted is always an address,
 * so that nobody can lock out a victim who signs in from elsewhere. Behind the body's validation.
 */
export function limitSignIns(context: ApiContext): RequestHandler[] {
  const { RATE_LIMIT_WINDOW, RATE_LIMIT_SIGN_IN_ADDRESS, RATE_LIMIT_SIGN_IN_HOURLY, RATE_LIMIT_SIGN_IN } =
    context.config;
  const emailAndAddress = (req: Request) => `${addressOf(req)} ${req.body.email}`;
  return [
    limitGuesses({
      ...together(context, 'guesses-of-address', RATE_LIMIT_WINDOW),
      limit: RATE_LIMIT_SIGN_IN_ADDRESS,
      keyGenerator: addressOf,
    }),
    limitGuesses({
      ...together(context, 'guesses-hourly', HOUR_MS),
      limit: RATE_LIMIT_SIGN_IN_HOURLY,
      keyGenerator: emailAndAddress,
    }),
    limitGuesses({
      ...together(context, 'guesses', RATE_LIMIT_WINDOW),
      limit: RATE_LIMIT_SIGN_IN,
      keyGenerator: emailAndAddress,
    }),
  ];
}

/** Likewise for whoever has got hold of a session and guesses at its user's password. Behind requireUser. */
export const limitPasswordChanges = (context: ApiContext): RequestHandler =>
  limitGuesses({
    ...together(context, 'password-changes', HOUR_MS),
    limit: context.config.RATE_LIMIT_SIGN_IN_HOURLY,
    keyGenerator: (_req, res) => sessionOf(res).id,
  });
