import type { ErrorRequestHandler, RequestHandler } from 'express';
import { notFound, problemDocument, toHttpProblem } from '../errors';

/** Answers every error as `application/problem+json` (RFC 9457). */
export const errorHandler: ErrorRequestHandler = (error, req, res, next) => {
  // Too late for another answer: Express cuts the connection.
  if (res.headersSent) return next(error);
  const problem = toHttpProblem(error);
  if (problem.status >= 500) req.log.error({ err: problem.cause ?? error, req }, problem.title);
  if (problem.status === 401 && !res.hasHeader('WWW-Authenticate')) res.set('WWW-Authenticate', 'Bearer');
  if (problem.retryAfter !== undefined) res.set('Retry-After', String(problem.retryAfter));
  if (problem.retry) res.locals.retry = problem.retry;
  const body = problemDocument(problem, { instance: req.originalUrl, requestId: req.id });
  res.status(problem.status).type('application/problem+json').json(body);
};

export const unknownRoute: RequestHandler = (_req, _res, next) => next(notFound());
