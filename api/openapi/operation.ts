import { type RequestHandler, Router } from 'express';
import type { z } from 'zod';
import { escapeRegExp } from '../../shared/infra/escape-reg-exp';
import { HttpProblem } from '../errors';
import { onlyFor } from '../middleware/only-for';
import type { ProblemSlug } from '../problems';

/** Headers that an answer may carry beside those of every answer; `document.ts` describes them. */
export type AnswerHeader = 'Cache-Control' | 'ETag' | 'Location' | 'Set-Cookie';

interface Answer {
  description: string;
  /** The JSON body; or, with `mediaType`, the text. Without one there is no body. */
  schema?: z.ZodType;
  /** Default: application/json. */
  mediaType?: string;
  headers?: readonly AnswerHeader[];
  example?: unknown;
}

/** One call of the API: what a client must know about it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As OpenAPI writes it: `/api/tickets/{id}`. */
  path: string;
  summary: string;
  description: string;
  /** Whether it needs a signed-in user, answers one differently, or does not look who asks. */
  user: 'required' | 'optional' | 'ignored';
  /** It takes an `Idempotency-Key`. */
  idempotent?: true;
  /** It does not count against the rate limits, nor for or against another site's page. */
  unguarded?: true;
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  body?: z.ZodType;
  bodyExample?: unknown;
  /** A body that is a file, in place of JSON. */
  file?: { description: string; mediaTypes: readonly string[] };
  answers: Readonly<Record<number, Answer>>;
  /** The problems of this call's own; those that follow from the members above are added. */
  problems?: readonly ProblemSlug[];
}

/** The operations of one tag, keyed by operationId. */
export type Operations = Readonly<Record<string, Operation>>;

type Handlers = RequestHandler | RequestHandler[];

/**
 * Serves operations: one handler, or chain of them, for each. A route without an operation, and an operation without
 * a route, do not compile. Routes match in the order of the operations; a method that none of a path's has is refused,
 * so all operations of one path are in one table.
 */
export function serve<Table extends Operations>(operations: Table, handlers: Record<keyof Table, Handlers>): Router {
  const router = Router();
  router.use(onlyFor(anyOf(Object.values(operations).map(({ path }) => path))));
  const methods = new Map<string, string[]>();
  for (const [operationId, { method, path }] of Object.entries(operations)) {
    router[method](expressPath(path), handlers[operationId as keyof Table]);
    methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  for (const [path, taken] of methods) router.all(expressPath(path), refuseMethod(taken));
  return router;
}

/** Matches what Express would take for any of the paths: in any case, and with or without a slash at the end. */
export function anyOf(paths: readonly string[]): RegExp {
  const patterns = paths.map((path) =>
    path
      .split(/\{\w+\}/)
      .map(escapeRegExp)
      .join('[^/]+'),
  );
  return new RegExp(`^(?:${patterns.join('|')})/?$`, 'i');
}

/** 405 with the methods that the path takes; OPTIONS asks for nothing else. */
function refuseMethod(methods: string[]): RequestHandler {
  const allow = [...methods, ...(methods.includes('get') ? ['head'] : []), 'options'].join(', ').toUpperCase();
  return (req, res, next) => {
    res.set('Allow', allow);
    if (req.method === 'OPTIONS') res.status(204).end();
    else next(new HttpProblem('method-not-allowed'));
  };
}

const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

const WITH_BODY: ProblemSlug[] = ['invalid-request', 'body-too-large', 'unsupported-media-type'];

/** Every problem that the operation may answer with, its own first. */
export function problemsOf({
  method,
  user,
  idempotent,
  unguarded,
  params,
  query,
  headers,
  body,
  problems = [],
}: Operation): ProblemSlug[] {
  return [
    ...new Set<ProblemSlug>([
      ...problems,
      // What is not valid percent-encoding names nothing.
      ...(params ? (['not-found'] as const) : []),
      ...(query || headers || idempotent ? (['invalid-request'] as const) : []),
      ...(body ? WITH_BODY : []),
      ...(user === 'required' ? (['not-signed-in'] as const) : []),
      ...(idempotent ? (['idempotency-key-reused', 'idempotency-key-in-use'] as const) : []),
      ...(unguarded ? [] : (['too-many-requests'] as const)),
      ...(unguarded || method === 'get' ? [] : (['cross-site'] as const)),
      'internal-error',
      'unavailable',
    ]),
  ];
}
