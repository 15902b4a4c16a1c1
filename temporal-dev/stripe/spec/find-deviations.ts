import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';

interface Schema {
  properties?: Record<string, object>;
}

const { schemas } = JSON.parse(readFileSync(join(__dirname, 'stripe-schemas.json'), 'utf8')) as {
  schemas: Record<string, Schema>;
};

/** Members of the client library's types that the published specification lacks: legacy ones, or younger than it is. */
const ONLY_IN_THE_LIBRARY: [schema: string, member: string, allowed: object][] = [
  ['payment_intent', 'payment_record', { type: 'null' }],
  ['payment_intent', 'source', { type: 'null' }],
  ['charge', 'source', { type: 'null' }],
  ['payment_method_details_card', 'electronic_commerce_indicator', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
];
for (const [schema, member, allowed] of ONLY_IN_THE_LIBRARY)
  Object.assign(schemas[schema]!.properties!, { [member]: allowed });

const ajv = new Ajv({ allErrors: true }).addVocabulary(['schemas']);
ajv.addSchema({ $id: 'stripe', schemas });

/**
 * What Stripe's specification does not allow in the body of an answer, one line each: missing members, members that do
 * not exist, wrong types and values. Objects are recognised by their `object`, lists by their `url`. An event's own
 * object is looked at too, which the specification leaves open.
 */
export function findDeviations(body: unknown): string[] {
  const name = schemaName(body);
  const validate = ajv.getSchema(`stripe#/schemas/${name}`);
  if (!validate) return [`${name}: the specification does not know it`];
  validate(body);
  const found = (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${name}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  const inner = name === 'event' ? findDeviations((body as { data: { object: unknown } }).data.object) : [];
  return [...found, ...inner];
}

/** Under which name the specification describes this body. */
export function schemaName(body: unknown): string {
  const { object, url, error } = body as { object?: string; url?: string; error?: object };
  if (error) return 'error';
  return object === 'list' ? `list:${url?.replace('/v1/', '')}` : String(object);
}
