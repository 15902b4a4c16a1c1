import { createConfig, lintFromString } from '@redocly/openapi-core';
import Ajv from 'ajv';
import { moneySchema } from '../../shared/contracts/http/money';
import { CURRENCIES } from '../../shared/contracts/money';
import { PROBLEMS } from '../problems';
import { openApiDocument } from './document';
import { problemsOf } from './operation';
import { OPERATIONS } from './operations';

const document = openApiDocument();

async function lint(candidate: object): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended'],
    rules: {
      // A probe asks nothing of its client that could be wrong.
      'operation-4xx-response': 'off',
      // Else it takes a member that one branch of a schema does not name for unknown.
      'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
    },
  });
  const problems = await lintFromString({ source: JSON.stringify(candidate), config });
  return problems.map(({ ruleId, message, location }) => `${ruleId} at ${location[0]?.pointer}: ${message}`);
}

describe('the OpenAPI document', () => {
  it('passes the recommended rules of the linter', async () => {
    expect(await lint(document)).toEqual([]);
  });

  it('would not pass them with a reference that leads nowhere', async () => {
    const [schema] = Object.keys(document.components?.schemas ?? {});
    const { [schema ?? '']: _missing, ...schemas } = document.components?.schemas ?? {};
    const broken = { ...document, components: { ...document.components, schemas } };
    expect((await lint(broken)).join('\n')).toMatch(/no-unresolved-refs/);
  });

  it('refers to a schema of every error, by one component for each status', () => {
    const statuses = new Set(OPERATIONS.flatMap(problemsOf).map((slug) => `Problem${PROBLEMS[slug].status}`));
    expect(new Set(Object.keys(document.components?.responses ?? {}))).toEqual(statuses);
  });
});

describe('what it says of a price', () => {
  const { MoneyInput } = document.components?.schemas ?? {};
  const fits = new Ajv({ strict: false }).compile(MoneyInput ?? false);

  it.each(Object.entries(CURRENCIES))('is what the API accepts in %s', (currency, { minMinor, maxMinor }) => {
    for (const amount of [minMinor - 1, minMinor, maxMinor, maxMinor + 1])
      expect({ amount, fits: fits({ amount, currency }) }).toEqual({
        amount,
        fits: moneySchema.safeParse({ amount, currency }).success,
      });
  });
});

it('says of each parameter of a query that an empty one counts as not given', () => {
  const inQueries = Object.values(document.paths ?? {})
    .flatMap(({ get }) => get?.parameters ?? [])
    .filter((parameter) => 'in' in parameter && parameter.in === 'query');
  expect(inQueries.length).toBeGreaterThan(10);
  for (const parameter of inQueries) expect(parameter).toMatchObject({ allowEmptyValue: true });
});

const NAMES = OPERATIONS.map(({ operationId }) => operationId);

it('gives no two operations one name', () => {
  expect(NAMES).toEqual([...new Set(NAMES)]);
});

describe.each(OPERATIONS.map((operation) => [operation.operationId, operation] as const))('%s', (_name, operation) => {
  const { body, bodyExample, answers, path, params } = operation;

  it('has examples that fit its schemas', () => {
    if (body) expect(body.safeParse(bodyExample).error).toBeUndefined();
    for (const { schema, example } of Object.values(answers))
      if (schema) expect(schema.parse(example)).toEqual(example);
  });

  it('describes every parameter of its path', () => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(params?.shape ?? {})).toEqual(named);
  });
});
