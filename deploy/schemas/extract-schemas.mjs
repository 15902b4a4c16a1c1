/**
 * Writes `kubernetes-schemas.json` anew: the JSON Schemas of the kinds that deploy/k8s uses, without descriptions, from
 * Kubernetes' own (the Python package kubernetes-validate has them, strict ones: an unknown member is an error) and from the
 * custom resource definitions in the Go modules of KEDA and the Prometheus operator; and skaffold.yaml's from Skaffold's. Needs Python with pip, Go and the
 * network; the tests need only what it writes.
 *
 *     node deploy/schemas/extract-schemas.mjs
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const KUBERNETES = '1.37.0';
const KINDS = {
  v1: ['ConfigMap', 'Namespace', 'Service'],
  'apps/v1': ['Deployment', 'StatefulSet'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['Job'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
};
const KEDA = ['github.com/kedacore/keda/v2@v2.21.0', 'config/crd/bases/keda.sh_'];
const PROMETHEUS = [
  'github.com/prometheus-operator/prometheus-operator@v0.85.0',
  'example/prometheus-operator-crd/monitoring.coreos.com_',
];
const CUSTOM = [
  [KEDA, 'scaledobjects'],
  [KEDA, 'triggerauthentications'],
  [PROMETHEUS, 'podmonitors'],
  [PROMETHEUS, 'prometheusrules'],
];

const SKAFFOLD = ['github.com/GoogleContainerTools/skaffold/v2@v2.13.2', 'docs-v2/content/en/schemas/v4beta11.json'];

const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const $defs = {};

function readKubernetes(folder) {
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--no-deps',
    '--target',
    folder,
    `kubernetes-validate==${KUBERNETES}`,
  ];
  execFileSync('python3', pip, { stdio: 'inherit' });
  const schemas = join(folder, 'kubernetes_validate', 'kubernetes-json-schema', `v${KUBERNETES}-local-strict`);
  return JSON.parse(readFileSync(join(schemas, '_definitions.json'), 'utf8')).$defs;
}

const isSchema = (value) => typeof value === 'object' && !Array.isArray(value);

/** Without descriptions, and with what it refers to among our own definitions. */
function extract(schema, all) {
  if (Array.isArray(schema)) return schema.map((part) => extract(part, all));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1);
    if (!$defs[name]) {
      $defs[name] = {};
      $defs[name] = extract(all[name], all);
    }
    return { $ref: `#/$defs/${name}` };
  }
  const kept = Object.entries(schema).filter(
    ([key, value]) => !/^x-/.test(key) && !(/^(description|examples)$/.test(key) && !isSchema(value)),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, extract(value, all)]));
}

/** A custom resource's schema as strict as Kubernetes' own: the server drops unknown members silently. */
function strict(schema) {
  if (schema['x-kubernetes-int-or-string']) return { type: ['integer', 'string'] };
  const { type, required, enum: values, format, items, properties, additionalProperties } = schema;
  // Go's own notation for a pattern that ignores case.
  const pattern = schema.pattern?.includes('(?i)') ? undefined : schema.pattern;
  const rest = { type, required, enum: values, pattern, items: items && strict(items) };
  const numbers = format === 'int32' || format === 'int64' ? { type: 'integer' } : {};
  if (properties) {
    const members = Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, strict(member)]));
    return { ...rest, properties: members, additionalProperties: false };
  }
  if (additionalProperties && typeof additionalProperties === 'object')
    return { ...rest, additionalProperties: strict(additionalProperties) };
  return { ...rest, ...numbers };
}

function readFromModule(module, file) {
  const answer = execFileSync('go', ['mod', 'download', '-json', module], {
    env: { ...process.env, GOFLAGS: '-mod=mod' },
    encoding: 'utf8',
  });
  return parse(readFileSync(join(JSON.parse(answer).Dir, file), 'utf8'));
}

function readCustom([[module, prefix], plural]) {
  const { spec } = readFromModule(module, `${prefix}${plural}.yaml`);
  const [{ name, schema }] = spec.versions;
  const { spec: wanted } = schema.openAPIV3Schema.properties;
  const identity = {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: { $ref: `#/$defs/${OBJECT_META}` },
  };
  return [
    `${spec.group}/${name}/${spec.names.kind}`,
    {
      type: 'object',
      required: ['apiVersion', 'kind', 'metadata', 'spec'],
      properties: { ...identity, spec: strict(wanted) },
      additionalProperties: false,
    },
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'ticketing-schemas-'));
try {
  const all = readKubernetes(folder);
  const kinds = {};
  for (const [apiVersion, names] of Object.entries(KINDS)) {
    const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['core', apiVersion];
    for (const name of names) {
      const definition = `io.k8s.api.${group.split('.')[0]}.${version}.${name}`;
      kinds[`${apiVersion}/${name}`] = extract({ $ref: definition }, all);
    }
  }
  for (const custom of CUSTOM.map(readCustom)) kinds[custom[0]] = custom[1];
  const { definitions } = readFromModule(...SKAFFOLD);
  kinds['skaffold/v4beta11/Config'] = extract({ $ref: 'SkaffoldConfig' }, definitions);
  const versions = { kubernetes: KUBERNETES, keda: KEDA[0], prometheusOperator: PROMETHEUS[0], skaffold: SKAFFOLD[0] };
  const file = join(import.meta.dirname, 'kubernetes-schemas.json');
  writeFileSync(file, `${JSON.stringify({ versions, kinds, $defs })}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
