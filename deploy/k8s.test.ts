import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parseDocument } from 'yaml';
import { SEARCH_ATTRIBUTES } from '../shared/contracts/search-attributes';
import { configSchema, readConfig } from '../shared/infra/config';
import { SHUTDOWN_PATIENCE_MS } from '../shared/infra/shutdown-patience';
import { KUBERNETES_FOLDER, type Manifest, renderOverlay } from '../temporal-dev/testing/render-overlay';
import { TEMPORAL } from '../temporal-dev/tools/pins';
import { DOMAINS } from '../workers/domains';
import { $defs, kinds as kindSchemas } from './schemas/kubernetes-schemas.json';

interface Probe {
  httpGet?: { path: string; port: string };
}

interface Container {
  image: string;
  args: string[];
  env?: {
    name: string;
    value?: string;
    valueFrom?: { secretKeyRef?: { name: string; key: string; optional?: true } };
  }[];
  envFrom?: { configMapRef: { name: string } }[];
  ports?: { name: string; containerPort: number }[];
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  securityContext?: Record<string, unknown>;
  startupProbe?: Probe;
  readinessProbe?: Probe;
  livenessProbe?: Probe;
  lifecycle?: { preStop: { exec: { command: string[] } } };
}

interface PodSpec {
  containers: Container[];
  securityContext?: Record<string, unknown>;
  terminationGracePeriodSeconds?: number;
  topologySpreadConstraints?: { topologyKey: string }[];
  [member: string]: unknown;
}

interface Workload extends Manifest {
  spec: {
    replicas?: number;
    strategy?: { type?: string };
    selector?: { matchLabels: Record<string, string> };
    template: { metadata: { labels: Record<string, string>; annotations?: Record<string, string> }; spec: PodSpec };
  };
}

type Labels = Record<string, string>;

const WORKLOADS = ['Deployment', 'StatefulSet', 'Job'];
/** What only the Stripe emulator reads. */
const EMULATOR_SETTINGS = ['STRIPE_EMULATOR_PUBLIC_URL', 'STRIPE_JOURNAL', 'STRIPE_WEBHOOK_URL'];
/** What a Secret of the right shape holds, as docs/deploy.md says how to make it. */
const SECRETS: Record<string, Record<string, string>> = {
  'jwt-secret': { JWT_KEY: 'x'.repeat(32), JWT_PREVIOUS_KEYS: 'y'.repeat(32) },
  'stripe-secret': {
    STRIPE_KEY: 'sk_live_x',
    STRIPE_WEBHOOK_SECRET: 'whsec_x',
    STRIPE_PUBLISHABLE_KEY: 'pk_live_x',
  },
  'mongo-secret': { MONGO_URL: 'mongodb+srv://user:password@cluster.example/ticketing' },
  'temporal-secret': { TEMPORAL_API_KEY: 'key' },
};

const ajv = new Ajv({ strict: false, validateFormats: false });

function schemaErrors(manifest: Manifest): string[] {
  const name = `${manifest.apiVersion}/${manifest.kind}`;
  const schema = (kindSchemas as Record<string, object>)[name];
  if (!schema) return [`${name}: deploy/schemas has no schema of it`];
  const validate = ajv.getSchema(name) ?? ajv.compile({ $id: name, ...schema, $defs });
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${manifest.kind} ${manifest.metadata.name}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

const isWorkload = (manifest: Manifest): manifest is Workload => WORKLOADS.includes(manifest.kind);
const isOurs = ({ spec }: Workload) => spec.template.metadata.labels['ticketing/image'] === 'ours';
const pod = ({ spec }: Workload) => spec.template.spec;
const container = (workload: Workload): Container => pod(workload).containers[0]!;
const selects = (wanted: Labels, labels: Labels) =>
  Object.entries(wanted).every(([name, value]) => labels[name] === value);

/** The environment that a container of ours sees, with secrets of the right shape. */
function environment(manifests: Manifest[], { env = [], envFrom = [] }: Container): Record<string, string> {
  const settings = envFrom.map(
    ({ configMapRef }) => manifests.find(({ metadata }) => metadata.name === configMapRef.name)?.data,
  );
  const own = env.map(({ name, value, valueFrom }) => {
    const secret = valueFrom?.secretKeyRef;
    return [name, secret ? SECRETS[secret.name]?.[secret.key] : value];
  });
  return Object.assign({}, ...settings, Object.fromEntries(own));
}

let variants: string;

/** The cloud overlay with its other choices: mTLS, and scaling without KEDA. */
async function writeVariant(): Promise<string> {
  variants = await mkdtemp(join(tmpdir(), 'ticketing-test-k8s-'));
  await cp(KUBERNETES_FOLDER, variants, { recursive: true });
  const folder = join(variants, 'overlays', 'cloud');
  const file = join(folder, 'kustomization.yaml');
  const text = await readFile(file, 'utf8');
  const changed = text
    .replace('components/temporal-api-key #', 'components/temporal-mtls #')
    .replace('components/scale-on-backlog #', 'components/scale-on-cpu #');
  await writeFile(file, changed);
  return folder;
}

const overlay = (name: string) => join(KUBERNETES_FOLDER, 'overlays', name);
const OVERLAYS: [name: string, folder: () => string | Promise<string>][] = [
  ['minikube', () => overlay('minikube')],
  ['dev', () => overlay('dev')],
  ['cloud', () => overlay('cloud')],
  ['cloud with mTLS, scaling on CPU', writeVariant],
];

const rendered = new Map<string, Manifest[]>();

beforeAll(async () => {
  for (const [name, folder] of OVERLAYS) rendered.set(name, await renderOverlay(await folder()));
});

afterAll(() => rm(variants, { recursive: true, force: true }));

const manifestsOf = (name: string) => rendered.get(name) ?? [];
const workloadsOf = (name: string) => manifestsOf(name).filter(isWorkload);
const oursOf = (name: string) => workloadsOf(name).filter(isOurs);
const deploymentsOf = (name: string) => oursOf(name).filter(({ kind }) => kind === 'Deployment');

test('a misspelt member, and a number that is not one, do not pass for Kubernetes', () => {
  const [deployment] = deploymentsOf('cloud');
  expect(schemaErrors({ ...deployment!, spec: { ...deployment!.spec, replica: 2 } })).toHaveLength(1);
  expect(schemaErrors({ ...deployment!, spec: { ...deployment!.spec, minReadySeconds: 'two' } })).toHaveLength(1);
  const scaled = manifestsOf('cloud').find(({ kind }) => kind === 'ScaledObject')!;
  expect(schemaErrors({ ...scaled, spec: { ...scaled.spec, maxReplicas: 3 } })).toHaveLength(1);
});

describe.each(OVERLAYS.map(([name]) => [name]))('%s', (name) => {
  test('is valid by the schemas of Kubernetes and of the custom resources', () => {
    expect(manifestsOf(name).length).toBeGreaterThan(20);
    expect(manifestsOf(name).flatMap(schemaErrors)).toEqual([]);
  });

  test('lives in one namespace that refuses privileged pods, under names that are unique', () => {
    const namespace = manifestsOf(name).find(({ kind }) => kind === 'Namespace');
    expect(namespace?.metadata.labels?.['pod-security.kubernetes.io/enforce']).toBe('restricted');
    const others = manifestsOf(name).filter((manifest) => manifest !== namespace);
    expect(new Set(others.map(({ metadata }) => metadata.namespace))).toEqual(new Set([namespace?.metadata.name]));
    const names = others.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(names).toEqual([...new Set(names)]);
  });

  test('runs the API and one worker of each domain from one image with a version', () => {
    const roles = deploymentsOf(name).map((workload) => workload.metadata.labels?.['app.kubernetes.io/name']);
    expect(roles.sort()).toEqual(['api', ...DOMAINS.map((domain) => `worker-${domain}`)].sort());
    const images = new Set(oursOf(name).map((workload) => container(workload).image));
    expect(images.size).toBe(1);
    for (const workload of workloadsOf(name)) expect(container(workload).image).toMatch(/^[\w./-]+:\d+\.\d+/);
  });

  test('contains no secret', () => {
    expect(manifestsOf(name).filter(({ kind }) => kind === 'Secret')).toEqual([]);
    const literal = workloadsOf(name).flatMap((workload) =>
      (container(workload).env ?? []).filter(({ name: key, value }) => /KEY|SECRET$|MONGO_URL/.test(key) && value),
    );
    expect(literal.filter(({ name: key }) => key !== 'TEMPORAL_TLS_KEY')).toEqual([]);
  });

  test('every setting is one that the code reads, and it accepts them all, in production', () => {
    for (const workload of oursOf(name)) {
      const env = environment(manifestsOf(name), container(workload));
      const known = Object.keys(configSchema.shape);
      expect(Object.keys(env).filter((key) => !known.includes(key))).toEqual([]);
      expect(Object.entries(env).filter(([, value]) => value === undefined)).toEqual([]);
      const config = readConfig({ NODE_ENV: 'production', ...env });
      expect([config.HOST, config.METRICS_HOST]).toEqual(['0.0.0.0', '0.0.0.0']);
      expect(config.TRUST_PROXY).toBe(1);
    }
  });

  test('every pod runs unprivileged, with nothing writable but what is mounted, and no way to the cluster', () => {
    for (const workload of workloadsOf(name).filter((each) => name !== 'dev' || !isOurs(each))) {
      const spec = pod(workload);
      expect(spec).toMatchObject({
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: expect.any(Number),
          seccompProfile: { type: 'RuntimeDefault' },
        },
      });
      for (const { securityContext } of spec.containers)
        expect(securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
    }
  });

  test('every container says what it needs and how much memory it may take', () => {
    for (const workload of workloadsOf(name)) {
      const { requests, limits } = container(workload).resources ?? {};
      expect([workload.metadata.name, requests?.cpu, requests?.memory, limits?.memory]).toEqual([
        workload.metadata.name,
        expect.stringMatching(/^\d+m$/),
        expect.stringMatching(/^\d+Mi$/),
        expect.stringMatching(/^\d+[MG]i$/),
      ]);
    }
  });

  test('probes ask for what is served, on ports that are open and that the settings name', () => {
    for (const workload of deploymentsOf(name)) {
      const { startupProbe, readinessProbe, livenessProbe, ports = [] } = container(workload);
      const isApi = workload.metadata.name === 'api';
      const env = environment(manifestsOf(name), container(workload));
      const open = Object.fromEntries(ports.map((port) => [port.name, String(port.containerPort)]));
      expect(open).toEqual(isApi ? { http: env.PORT, metrics: env.METRICS_PORT } : { metrics: env.METRICS_PORT });
      const port = isApi ? 'http' : 'metrics';
      expect(startupProbe?.httpGet).toEqual({ path: isApi ? '/readyz' : '/livez', port });
      expect(readinessProbe?.httpGet).toEqual({ path: '/livez', port });
      expect(livenessProbe?.httpGet).toEqual({ path: '/livez', port });
      expect(workload.spec.template.metadata.annotations?.['prometheus.io/port']).toBe(env.METRICS_PORT);
    }
  });

  test('no pod is killed before it has finished what it had begun', () => {
    for (const workload of deploymentsOf(name)) {
      const pause = Number(container(workload).lifecycle?.preStop.exec.command[1] ?? 0);
      const needed = pause + SHUTDOWN_PATIENCE_MS / 1000;
      expect(pod(workload).terminationGracePeriodSeconds).toBeGreaterThanOrEqual(needed + 10);
    }
  });

  test('each Deployment keeps most of its pods through disruptions, and spreads them', () => {
    const budgets = manifestsOf(name).filter(({ kind }) => kind === 'PodDisruptionBudget');
    for (const { spec } of deploymentsOf(name)) {
      const { labels } = spec.template.metadata;
      const own = budgets.filter((budget) =>
        selects((budget.spec as { selector: { matchLabels: Labels } }).selector.matchLabels, labels),
      );
      expect(own.map((budget) => budget.spec?.maxUnavailable)).toEqual([1]);
      expect(selects(spec.selector!.matchLabels, labels)).toBe(true);
      const keys = spec.template.spec.topologySpreadConstraints?.map(({ topologyKey }) => topologyKey);
      expect(keys).toEqual(['topology.kubernetes.io/zone', 'kubernetes.io/hostname']);
    }
  });

  test('nothing is reached that no policy names, and every server that the settings name is', () => {
    const policies = manifestsOf(name).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(policies.find(({ metadata }) => metadata.name === 'deny-all')?.spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
    const egress = policies.find(({ metadata }) => metadata.name === 'ours-reaches-servers')?.spec as {
      egress: { ports: { port: number; endPort?: number }[] }[];
    };
    const open = egress.egress.flatMap(({ ports }) => ports);
    const {
      NATS_URL,
      TEMPORAL_ADDRESS,
      STRIPE_API_URL = 'https://api.stripe.com:443',
    } = environment(manifestsOf(name), container(deploymentsOf(name)[0]!));
    const ports = [NATS_URL!, TEMPORAL_ADDRESS!, STRIPE_API_URL, 'mongo:27017'].map((address) =>
      Number(/:(\d+)$/.exec(address)?.[1]),
    );
    for (const port of ports)
      expect(open.some((range) => range.port <= port && port <= (range.endPort ?? range.port))).toBe(true);
  });

  test('the ingress leads every path to the API over TLS and cuts no event stream', () => {
    const ingresses = manifestsOf(name).filter(({ kind }) => kind === 'Ingress');
    const paths = ingresses.flatMap(({ spec }) => {
      const { rules, tls } = spec as {
        rules: { host: string; http: { paths: { path: string; backend: { service: { name: string } } }[] } }[];
        tls: { hosts: string[] }[];
      };
      expect(tls[0]?.hosts).toEqual([rules[0]?.host]);
      return rules[0]!.http.paths.map(({ path, backend }) => [path, backend.service.name]);
    });
    expect(paths).toEqual([
      ['/', 'api'],
      ['/api/stream', 'api'],
    ]);
    const stream = ingresses.find(({ metadata }) => metadata.name === 'ticketing-stream');
    const prefix = 'nginx.ingress.kubernetes.io';
    expect(stream?.metadata.annotations?.[`${prefix}/proxy-buffering`]).toBe('off');
    const heartbeat = readConfig({}).STREAM_HEARTBEAT / 1000;
    expect(Number(stream?.metadata.annotations?.[`${prefix}/proxy-read-timeout`])).toBeGreaterThan(10 * heartbeat);
  });

  test('a Job prepares the stores', () => {
    const [job] = oursOf(name).filter(({ kind }) => kind === 'Job');
    expect(job && container(job).args).toEqual(['node', 'dist/workers/prepare-stores.js']);
  });
});

describe('minikube', () => {
  test('has every server, under the names where our processes look for them', () => {
    const services = manifestsOf('minikube').filter(({ kind }) => kind === 'Service');
    const addresses = services.flatMap(({ metadata, spec }) =>
      (spec as { ports: { port: number }[] }).ports.map(({ port }) => `${metadata.name}:${port}`),
    );
    const env = environment(manifestsOf('minikube'), container(deploymentsOf('minikube')[0]!));
    const wanted = [env.NATS_URL, env.STRIPE_API_URL].map((url) => new URL(url!).host);
    expect(addresses).toEqual(expect.arrayContaining([...wanted, env.TEMPORAL_ADDRESS, 'mongo:27017', 'api:80']));
  });

  test('runs the servers of docker-compose.yml, and the Temporal that the tests run', async () => {
    const compose = parseDocument(await readFile(join(KUBERNETES_FOLDER, '../../docker-compose.yml'), 'utf8'));
    const images = Object.fromEntries(
      workloadsOf('minikube')
        .filter(({ kind }) => kind === 'StatefulSet')
        .map((workload) => [workload.metadata.name, container(workload)]),
    );
    expect(images.mongo?.image).toBe(compose.getIn(['services', 'mongo', 'image']));
    expect(images.nats?.image).toBe(compose.getIn(['services', 'nats', 'image']));
    expect(images.temporal?.image).toBe(`temporalio/temporal:${TEMPORAL.version}`);
    const registered = images.temporal?.args.filter((argument) => argument.startsWith('--search-attribute='));
    expect(registered).toEqual(
      SEARCH_ATTRIBUTES.map(
        ({ name, type }) => `--search-attribute=${name}=${type.charAt(0)}${type.slice(1).toLowerCase()}`,
      ),
    );
  });

  test('the Stripe emulator gets its own settings and its secret from the same place as those who call it', () => {
    const stripe = workloadsOf('minikube').find(({ metadata }) => metadata.name === 'stripe')!;
    const env = container(stripe).env ?? [];
    const known = [...Object.keys(configSchema.shape), ...EMULATOR_SETTINGS];
    expect(env.filter(({ name }) => !known.includes(name))).toEqual([]);
    expect(env.find(({ name }) => name === 'NODE_ENV')?.value).not.toBe('production');
    expect(env.find(({ name }) => name === 'STRIPE_WEBHOOK_SECRET')?.valueFrom?.secretKeyRef?.name).toBe(
      'stripe-secret',
    );
  });

  test('old workers stop before new ones start, because orders are not pinned to a build', () => {
    const workers = deploymentsOf('minikube').filter(({ metadata }) => metadata.name !== 'api');
    expect(workers.map(({ spec }) => spec.strategy)).toEqual(DOMAINS.map(() => ({ type: 'Recreate' })));
    for (const worker of workers)
      expect(environment(manifestsOf('minikube'), container(worker)).WORKER_BUILD_ID).toBeUndefined();
  });
});

describe.each(OVERLAYS.map(([name]) => [name]).filter(([name]) => name?.startsWith('cloud')))('%s', (name) => {
  const workers = () => deploymentsOf(name!).filter(({ metadata }) => metadata.name !== 'api');

  test('every build of the workers has Deployments of its own, named and selected by the tag of the image', () => {
    for (const worker of workers()) {
      const tag = container(worker).image.split(':')[1];
      const domain = worker.metadata.labels?.['ticketing/domain'];
      expect(worker.metadata.name).toBe(`worker-${domain}-${tag}`);
      expect(worker.metadata.labels?.['ticketing/build']).toBe(tag);
      expect(worker.spec.selector?.matchLabels['ticketing/build']).toBe(tag);
      expect(environment(manifestsOf(name!), container(worker)).WORKER_BUILD_ID).toBe(tag);
    }
  });

  test('each Deployment is scaled by exactly one, which nothing else contradicts', () => {
    const scaling = manifestsOf(name!).filter(({ kind }) => /^(ScaledObject|HorizontalPodAutoscaler)$/.test(kind));
    const targets = scaling.map(({ spec }) => (spec as { scaleTargetRef: { name: string } }).scaleTargetRef.name);
    expect(targets.sort()).toEqual(
      deploymentsOf(name!)
        .map(({ metadata }) => metadata.name)
        .sort(),
    );
    expect(deploymentsOf(name!).map(({ spec }) => spec.replicas)).toEqual(targets.map(() => undefined));
  });
});

test('KEDA asks for the backlog of the very deployment that the workers of a domain report to', () => {
  const { WORKER_DEPLOYMENT } = readConfig({});
  const scaled = manifestsOf('cloud').filter(({ kind }) => kind === 'ScaledObject');
  const asked = scaled.map(({ spec }) => (spec as { triggers: { metadata: Labels }[] }).triggers[0]?.metadata);
  expect(asked).toEqual(
    [...DOMAINS].sort().map((domain) =>
      expect.objectContaining({
        taskQueue: domain,
        workerDeploymentName: `${WORKER_DEPLOYMENT}-${domain}`,
        workerDeploymentBuildIdFromEnv: 'WORKER_BUILD_ID',
        endpointFromEnv: 'TEMPORAL_ADDRESS',
        namespaceFromEnv: 'TEMPORAL_NAMESPACE',
      }),
    ),
  );
});
