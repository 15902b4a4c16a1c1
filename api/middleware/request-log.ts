import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import { type LogFields, withLogFields } from '../../shared/infra/log-scope';
import type { Logger } from '../../shared/infra/logger';

/** Probes ask every few seconds; they would drown everything else. */
const SILENT_PATHS = new Set(['/livez', '/readyz']);

const REQUEST_ID = /^[\w.-]{1,64}$/;

/** A search may be long; a line of the log is read by people. */
const MAX_URL = 200;

function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/**
 * Gives each request an id (the caller's `X-Request-Id`, or a new one), answers with it, puts it on every line that is
 * logged meanwhile, and logs the request with all that became known: its user, order and workflow.
 */
export function requestLog(logger: Logger): RequestHandler {
  const fieldsOf = new WeakMap<IncomingMessage, LogFields>();
  // The last line is written when the answer is out, which may be outside of the request's scope.
  const withFields = (req: IncomingMessage, line: object) => ({ ...fieldsOf.get(req), ...line });
  const log = pinoHttp({
    logger,
    genReqId: requestId,
    autoLogging: { ignore: (req) => SILENT_PATHS.has(req.url ?? '') },
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'info'),
    customSuccessObject: (req, _res, line) => withFields(req, line),
    customErrorObject: (req, _res, _error, line) => withFields(req, line),
    serializers: {
      req: ({ method, url }) => ({ method, url: String(url).slice(0, MAX_URL) }),
      res: ({ statusCode }) => ({ statusCode }),
    },
  });
  return (req, res, next) => {
    log(req, res);
    const fields: LogFields = { requestId: String(req.id) };
    fieldsOf.set(req, fields);
    res.set('X-Request-Id', fields.requestId);
    withLogFields(fields, next);
  };
}
