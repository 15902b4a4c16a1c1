import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { Express } from 'express';
import { z } from 'zod';
import { problemSchema } from '../../shared/contracts/http/problem';
import { problemsOf } from '../openapi/operation';
import { OPERATIONS } from '../openapi/operations';

/** What answers said that their operations do not document, since somebody looked last. */
const deviations: string[] = [];

afterEach(() => {
  const found = deviations.splice(0);
  if (found.length > 0) throw new Error(`answers are not as documented:\n${found.join('\n')}`);
});

const ROUTES = OPERATIONS.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`, 'i'),
  isFixed: !operation.path.includes('{'),
}));

/** The app, which now notes every answer that deviates from its operation's description; the test then fails. */
export function checkAnswers(app: Express): RequestListener {
  const { json } = app.response;
  const bodies = new WeakMap<ServerResponse, unknown>();
  app.response.json = function keepBody(body) {
    bodies.set(this, JSON.parse(JSON.stringify(body)));
    return json.call(this, body);
  };
  return (req, res) => {
    const { writeHead } = res;
    const check = () => {
      const answer = { status: res.statusCode, type: mediaTypeOf(res), body: bodies.get(res) };
      for (const deviation of findDeviations(req, answer))
        deviations.push(`${req.method} ${req.url} → ${res.statusCode}: ${deviation}`);
    };
    // The last moment at which nobody has seen the answer yet: the test that asked is still waiting.
    res.writeHead = new Proxy(writeHead, {
      apply(target, self, args) {
        check();
        return Reflect.apply(target, self, args);
      },
    });
    app(req, res);
  };
}

interface Answer {
  status: number;
  type: string | undefined;
  body: unknown;
}

const mediaTypeOf = (res: ServerResponse): string | undefined =>
  res.getHeader('content-type')?.toString().split(';')[0];

function findOperation({ method, url = '' }: IncomingMessage) {
  const path = url.split('?')[0] ?? '';
  const asked = method === 'HEAD' ? 'get' : method?.toLowerCase();
  const fitting = ROUTES.filter(({ operation, pattern }) => operation.method === asked && pattern.test(path));
  return (fitting.find(({ isFixed }) => isFixed) ?? fitting[0])?.operation;
}

function findDeviations(req: IncomingMessage, { status, type, body }: Answer): string[] {
  const operation = findOperation(req);
  // What a path takes is asked without a description of the question.
  if (req.method === 'OPTIONS' && status === 204) return [];
  if (!operation) {
    const isPage = !req.url?.startsWith('/api/') || req.url.startsWith('/api/docs');
    return isPage || type === 'application/problem+json' ? [] : ['no operation describes this address'];
  }
  const documented = operation.answers[status];
  if (type === 'application/problem+json' && !documented) return problemDeviations(problemsOf(operation), status, body);
  if (!documented) return ['this status is not documented'];
  const { schema, mediaType = 'application/json' } = documented;
  if (!schema) return body === undefined ? [] : ['a body is not documented'];
  if (status === 304 || req.method === 'HEAD') return [];
  if (type !== mediaType) return [`${type} instead of ${mediaType}`];
  // Whatever else is sent as text or as a stream is not seen here.
  if (mediaType !== 'application/json') return [];
  const parsed = schema.safeParse(body);
  if (!parsed.success) return [z.prettifyError(parsed.error)];
  return isDeepStrictEqual(parsed.data, body) ? [] : [`has members that are not documented: ${JSON.stringify(body)}`];
}

function problemDeviations(slugs: readonly string[], status: number, body: unknown): string[] {
  const parsed = problemSchema.strict().safeParse(body);
  if (!parsed.success) return [z.prettifyError(parsed.error)];
  const slug = parsed.data.type.replace('/problems/', '');
  return [
    ...(slugs.includes(slug) ? [] : [`the problem ${slug} is not documented`]),
    ...(parsed.data.status === status ? [] : [`the problem says ${parsed.data.status}`]),
  ];
}
