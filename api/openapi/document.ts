import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { problemSchema } from '../../shared/contracts/http/problem';
import { PROBLEMS, type ProblemSlug } from '../problems';
import { ABOUT } from './about';
import { ANSWER_HEADERS, type HeaderName, idempotencyKeyHeader } from './headers';
import { type Operation, problemsOf } from './operation';
import { OPERATIONS, TAGS } from './operations';

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

type Route = Parameters<OpenAPIRegistry['registerPath']>[0];

/** What is refused before it is known which operation was asked for. */
const BEFORE_OPERATIONS = new Set<ProblemSlug>([
  'method-not-allowed',
  'request-unreadable',
  'request-too-slow',
  'headers-too-large',
]);

/** The OpenAPI 3.1 document of the whole API, out of the operations and the zod schemas that requests are checked by. */
export function openApiDocument(): OpenApiDocument {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'session',
    description:
      'The cookie that signing in sets; browsers send it by themselves. Over TLS its name is `__Host-session`.',
  });
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'For clients that are no browsers: `Authorization: Bearer …`.',
  });
  for (const [name, { description, schema }] of Object.entries(ANSWER_HEADERS))
    registry.registerComponent('headers', name, { description, schema: { ...schema } });
  const slugs = (Object.keys(PROBLEMS) as ProblemSlug[]).filter((slug) => !BEFORE_OPERATIONS.has(slug));
  for (const status of new Set(slugs.map((slug) => PROBLEMS[slug].status)))
    registry.registerComponent('responses', problemResponse(status), describeProblems(status, slugs));
  for (const operation of OPERATIONS) registry.registerPath(describe(operation));

  return new OpenApiGeneratorV31([{ type: 'schema', schema: problemSchema }, ...registry.definitions]).generateDocument(
    {
      openapi: '3.1.0',
      info: ABOUT,
      externalDocs: { description: 'A first purchase in five minutes', url: '/api/docs/quickstart.md' },
      servers: [{ url: '/' }],
      tags: TAGS.map(({ name, description }) => ({ name, description })),
    },
  );
}

const problemResponse = (status: number): string => `Problem${status}`;

/** The one answer for all problems of a status, with an example of each. */
function describeProblems(status: number, slugs: ProblemSlug[]) {
  const ours = slugs.filter((slug) => PROBLEMS[slug].status === status);
  const waits = status === 429 || ours.some((slug) => PROBLEMS[slug].retryAfter !== undefined);
  return {
    description: ours.map((slug) => `- ${linkTo(slug)}: ${PROBLEMS[slug].title}.`).join('\n'),
    headers: headersOf(['X-Request-Id', ...(waits ? (['Retry-After'] as const) : [])]),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(ours.map((slug) => [slug, { value: exampleOf(slug) }])),
      },
    },
  };
}

/** What the API answers with such a problem. */
export function exampleOf(slug: ProblemSlug) {
  const { status, title } = PROBLEMS[slug];
  return {
    type: `/problems/${slug}`,
    title,
    status,
    detail: title,
    instance: '/api/…',
    requestId: '4f6c0f5e-6a6c-4a36-9c2b-0d4a4f0b8f57',
    errors: [{ message: title }],
  };
}

const linkTo = (slug: ProblemSlug): string => `[${slug}](/problems/${slug})`;

const headersOf = (names: readonly HeaderName[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const SECURITY: Record<Operation['user'], Route['security']> = {
  required: [{ session: [] }, { token: [] }],
  optional: [{}, { session: [] }, { token: [] }],
  ignored: [],
};

function describe(operation: (typeof OPERATIONS)[number]): Route {
  const { operationId, tag, method, path, summary, user, idempotent, params, query, headers } = operation;
  const problems = problemsOf(operation);
  return {
    operationId,
    tags: [tag],
    method,
    path,
    summary,
    description: `${operation.description}\n\n${listProblems(problems)}`,
    security: SECURITY[user],
    request: {
      params,
      query: query && withEmptyValues(query),
      headers: idempotent ? idempotencyKeyHeader.extend(headers?.shape ?? {}) : headers,
      ...describeBody(operation),
    },
    responses: {
      ...Object.fromEntries(
        [...new Set(problems.map((slug) => PROBLEMS[slug].status))].map((status) => [
          status,
          { $ref: `#/components/responses/${problemResponse(status)}` },
        ]),
      ),
      ...describeAnswers(operation),
    },
  };
}

function describeBody({ body, bodyExample, file }: Operation): Pick<NonNullable<Route['request']>, 'body'> {
  if (body)
    return { body: { required: true, content: { 'application/json': { schema: body, example: bodyExample } } } };
  if (!file) return {};
  const schema = { type: 'string', format: 'binary' } as const;
  const content = Object.fromEntries(file.mediaTypes.map((mediaType) => [mediaType, { schema }]));
  return { body: { required: true, description: file.description, content } };
}

/** An empty parameter of a query counts as not given; see `parseQuery`. */
const withEmptyValues = ({ shape }: z.ZodObject): z.ZodObject =>
  z.object(
    Object.fromEntries(
      Object.entries(shape).map(([name, schema]) => [name, schema.meta({ param: { allowEmptyValue: true } })]),
    ),
  );

function describeAnswers({ answers, unguarded, idempotent }: Operation): Route['responses'] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, mediaType, headers = [], example }]) => [
      status,
      {
        description,
        headers: headersOf([
          'X-Request-Id',
          ...(unguarded ? [] : (['RateLimit', 'RateLimit-Policy'] as const)),
          ...(idempotent ? (['Idempotent-Replayed'] as const) : []),
          ...headers,
        ]),
        ...(schema && { content: { [mediaType ?? 'application/json']: { schema, example } } }),
      },
    ]),
  );
}

function listProblems(slugs: ProblemSlug[]): string {
  const byStatus = slugs.toSorted((a, b) => PROBLEMS[a].status - PROBLEMS[b].status);
  return ['Problems:', '', ...byStatus.map((slug) => `- ${PROBLEMS[slug].status} ${linkTo(slug)}`)].join('\n');
}
