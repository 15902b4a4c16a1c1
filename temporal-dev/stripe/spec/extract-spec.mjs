/**
 * Writes `stripe-schemas.json` anew: of Stripe's OpenAPI specification, which the Go module stripe-mock embeds, the part
 * that describes the emulator's answers, as JSON Schema. Needs Go and the network; the tests need only what it writes.
 *
 *     node temporal-dev/stripe/spec/extract-spec.mjs
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULE = 'github.com/stripe/stripe-mock';
const VERSION = 'v0.203.0';

const RESOURCES = [
  'payment_intent',
  'charge',
  'refund',
  'customer',
  'payment_method',
  'balance_transaction',
  'event',
  'error',
];
const LISTS = ['payment_intents', 'charges', 'refunds', 'customers', 'balance_transactions', 'events'];

const PREFIX = '#/components/schemas/';

function readSpec() {
  const answer = execFileSync('go', ['mod', 'download', '-json', `${MODULE}@${VERSION}`], {
    env: { ...process.env, GOFLAGS: '-mod=mod' },
    encoding: 'utf8',
  });
  return JSON.parse(readFileSync(join(JSON.parse(answer).Dir, 'embedded', 'openapi', 'spec3.json'), 'utf8'));
}

const spec = readSpec();
const all = spec.components.schemas;
const otherPaymentMethods = new Set(all.payment_method.properties.type.enum.filter((type) => type !== 'card'));
const extracted = {};

/** The JSON Schema of an OpenAPI 3.0 schema; undefined when it could only hold another resource than ours. */
function convert(schema) {
  const converted = convertPresent(schema);
  if (!schema.nullable) return converted;
  return converted ? { anyOf: [{ type: 'null' }, converted] } : { type: 'null' };
}

function convertPresent(schema) {
  if (schema.$ref) return reference(schema.$ref.slice(PREFIX.length));
  if (schema.anyOf) {
    const options = schema.anyOf.map(convert).filter(Boolean);
    return options.length > 0 ? { anyOf: options } : undefined;
  }
  const { type, enum: values, maxLength, pattern } = schema;
  const scalar = { type, enum: values, maxLength, pattern };
  if (type === 'array') {
    const items = convert(schema.items);
    return items && { ...scalar, items };
  }
  return type === 'object' ? { ...scalar, ...members(schema) } : scalar;
}

/** Stripe's answers have no members but those that the specification names; there `additionalProperties` is implied. */
function members({ properties, required, additionalProperties }) {
  if (!properties) {
    const isSchema = typeof additionalProperties === 'object';
    return { additionalProperties: isSchema ? convert(additionalProperties) : additionalProperties };
  }
  const converted = Object.entries(properties)
    .filter(([name]) => !otherPaymentMethods.has(name))
    .map(([name, schema]) => [name, convert(schema)])
    .filter(([, schema]) => schema);
  return { properties: Object.fromEntries(converted), required, additionalProperties: false };
}

function reference(name) {
  const isResource = Boolean(all[name]['x-resourceId']);
  if (isResource && !RESOURCES.includes(name)) return undefined;
  extract(name, all[name]);
  return { $ref: `#/schemas/${name}` };
}

function extract(name, schema) {
  if (name in extracted) return;
  // Taken before its members are looked at, which may refer to it.
  extracted[name] = {};
  extracted[name] = convert(schema);
}

for (const name of RESOURCES) extract(name, all[name]);
for (const name of LISTS)
  extract(`list:${name}`, spec.paths[`/v1/${name}`].get.responses[200].content['application/json'].schema);

const lines = Object.keys(extracted)
  .sort()
  .map((name) => `    ${JSON.stringify(name)}: ${JSON.stringify(extracted[name])}`);
const header = { source: `${MODULE}@${VERSION}`, licence: 'MIT, see README.md', apiVersion: spec.info.version };
const headerLines = Object.entries(header).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
writeFileSync(
  join(import.meta.dirname, 'stripe-schemas.json'),
  `{\n${headerLines.join('\n')}\n  "schemas": {\n${lines.join(',\n')}\n  }\n}\n`,
);
