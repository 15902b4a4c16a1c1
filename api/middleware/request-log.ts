import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { type LogFields, withLogFields } from '../../shared/infra/log-scope';
import type { Logger } from '../../shared/infra/logger';

declare global {
  namespace Express {
    interface Request {
      id: string;
      log: Logger;
    }
  }
}

/** Probes ask every few seconds; they would drown everything else. */
const SILENT_PATHS = new Set(['/livez', '/readyz']);

const REQUEST_ID = /^[\w.-]{1,64}$/;

/** A search may be long; a line of the log is read by people. */
const MAX_URL = 200;

function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

const serializers = {
  req: ({ method, originalUrl }: Request) => ({ method, url: originalUrl.slice(0, MAX_URL) }),
  // Whoever hung up before there was an answer was told nothing.
  res: ({ headersSent, statusCode }: Response) => ({ statusCode: headersSent ? statusCode : null }),
};

/**
 * Gives each request an id (the caller's `X-Request-Id`, or a new one), answers with it, puts it on every line that is
 * logged meanwhile, and logs the request with all that became known: its user, order and workflow.
 */
export function requestLog(logger: Logger): RequestHandler {
  const log = logger.child({}, { serializers });
  return (req, res, next) => {
    const began = performance.now();
    req.id = requestId(req);
    const fields: LogFields = { requestId: req.id };
    req.log = log;
    res.setHeader('X-Request-Id', req.id);
    // Comes once, after a finished answer as after a cut connection, which may be outside of the request's scope.
    if (!SILENT_PATHS.has(req.path))
      res.once('close', () => {
        const responseTime = Math.round(performance.now() - began);
        const level = res.statusCode >= 500 ? 'error' : 'info';
        log[level]({ ...fields, req, res, responseTime }, `request ${res.writableFinished ? 'completed' : 'aborted'}`);
      });
    withLogFields(fields, next);
  };
}
