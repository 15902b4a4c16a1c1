import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { SEARCH_ATTRIBUTES } from '../shared/contracts/search-attributes';
import { configSchema } from '../shared/infra/config';
import { DOMAINS } from '../workers/domains';

interface Service {
  image: string;
  build?: { dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: { disable?: boolean; test?: string[] };
  ports?: string[];
  depends_on?: Record<string, unknown>;
}

const root = join(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { services }: { services: Record<string, Service> } = parse(read('docker-compose.yml'), { merge: true });
const dockerfile = read('deploy/Dockerfile');
const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\S+)/gm)].map(([, stage]) => stage);
const defaults = configSchema.parse({});

/** What the emulator reads beside the platform's own settings. */
const EMULATOR_SETTINGS = ['STRIPE_EMULATOR_PUBLIC_URL', 'STRIPE_JOURNAL', 'STRIPE_WEBHOOK_URL'];

const service = (name: string): Service => services[name]!;
const ours = Object.entries(services).filter(([, { build }]) => build);
const environments = ours.map(([name, { environment = {} }]) => ({ name, environment }));

/** The environment that a container of ours sees when nothing is set outside. */
const unset = (environment: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replace(/\$\{\w+(?::?-([^}]*))?\}/, '$1')]),
  );

test('docker-compose.yml is valid by the Compose schema and opens no port to the network', async () => {
  const linter = [
    'node_modules/dclint/bin/dclint.cjs',
    '--max-warnings',
    '0',
    '-c',
    'deploy/lint/compose.json',
    'docker-compose.yml',
  ];
  const found = await new Promise<string>((resolve) => {
    execFile(process.execPath, linter, { cwd: root }, (error, stdout, stderr) =>
      resolve(error ? `${stdout}${stderr}` : ''),
    );
  });
  expect(found).toBe('');
});

test('every image is pinned to a version', () => {
  const images = [
    ...Object.values(services).map(({ image }) => image),
    ...[...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image).filter((image) => !stages.includes(image)),
  ];
  for (const image of images) expect(image).toMatch(/^[\w./-]+:\d+\.\d+/);
});

test('every setting of our containers is one that the code reads', () => {
  const known = new Set(Object.keys(configSchema.shape));
  const unknown = environments.flatMap(({ name, environment }) =>
    Object.keys(environment)
      .filter((key) => !known.has(key) && !(name === 'stripe' && EMULATOR_SETTINGS.includes(key)))
      .map((key) => `${name}: ${key}`),
  );
  expect(unknown).toEqual([]);
});

test('every setting of our containers has a value that the code accepts, with nothing set outside', () => {
  for (const { environment } of environments) {
    const present = Object.entries(unset(environment)).filter(([, value]) => value !== '');
    expect(configSchema.safeParse(Object.fromEntries(present)).error).toBeUndefined();
  }
});

test('every server is found where the containers look for it, on its usual port', () => {
  for (const { name, environment } of environments.filter(({ name }) => name !== 'stripe')) {
    expect([name, new URL(environment.MONGO_URL!).host]).toEqual([name, `mongo:${new URL(defaults.MONGO_URL).port}`]);
    expect([name, environment.NATS_URL]).toEqual([name, `nats://nats:${new URL(defaults.NATS_URL).port}`]);
    expect([name, environment.TEMPORAL_ADDRESS]).toEqual([name, `temporal:${defaults.TEMPORAL_ADDRESS.split(':')[1]}`]);
    expect([name, unset(environment).STRIPE_API_URL]).toEqual([
      name,
      `http://stripe:${service('stripe').environment?.PORT}`,
    ]);
  }
  expect(service('stripe').environment?.STRIPE_WEBHOOK_URL).toBe(`http://api:${defaults.PORT}/api/webhooks/stripe`);
});

test('what is published is published on the standard ports of npm start', () => {
  const published = Object.values(services).flatMap(({ ports = [] }) => ports);
  expect(published.sort()).toEqual(
    [
      `127.0.0.1:\${PORT:-${defaults.PORT}}:${service('api').environment?.PORT}`,
      `127.0.0.1:${new URL(defaults.NATS_URL).port}:4222`,
      `127.0.0.1:${defaults.TEMPORAL_ADDRESS.split(':')[1]}:7233`,
      `127.0.0.1:12111:${service('stripe').environment?.PORT}`,
      '127.0.0.1:8233:8080',
    ].sort(),
  );
  expect(service('api').environment?.TEMPORAL_UI_URL).toBe('http://localhost:8233');
});

test('there is one worker service per domain', () => {
  const workers = ours.filter(([, { command }]) => command?.includes('dist/workers/main.js'));
  expect(workers.map(([name, { command }]) => [name, command])).toEqual(
    DOMAINS.map((domain) => [`worker-${domain}`, ['node', 'dist/workers/main.js', domain]]),
  );
});

test('every long-running container says whether it is healthy, unless it listens on nothing', () => {
  const silent = Object.entries(services)
    .filter(([name, { build, healthcheck }]) => (name === 'api' && build ? false : !healthcheck?.test))
    .map(([name]) => name);
  expect(silent.sort()).toEqual(
    [...DOMAINS.map((domain) => `worker-${domain}`), 'temporal-register', 'temporal-schema', 'temporal-ui'].sort(),
  );
  expect(dockerfile).toMatch(/^HEALTHCHECK .*\n? +CMD \["node".*\/livez/m);
});

test('our image runs unprivileged, on a Node that package.json allows', () => {
  const { engines, version } = JSON.parse(read('package.json'));
  const versions = [...dockerfile.matchAll(/^FROM node:([\d.]+)-slim/gm)].map(([, node]) => node!);
  expect(versions).toHaveLength(2);
  const [, major, minor] = engines.node.match(/^>=(\d+)\.(\d+)$/);
  for (const node of versions) {
    expect(node.split('.')[0]).toBe(major);
    expect(Number(node.split('.')[1])).toBeGreaterThanOrEqual(Number(minor));
  }
  // Kubernetes can only tell of a number that it is not root.
  expect([...dockerfile.matchAll(/^USER (\S+)$/gm)].map(([, user]) => user)).toEqual(['1000:1000', '1000:1000']);
  for (const [, { image, build }] of ours) {
    expect(image).toBe(`ticketing:${version}`);
    expect(build?.dockerfile).toBe('deploy/Dockerfile');
  }
});

test('the search attributes that are registered are those of the contracts', () => {
  const registered = [...read('deploy/temporal/register.sh').matchAll(/--name (\w+) --type (\w+)/g)];
  expect(registered.map(([, name, type]) => [name, type?.toUpperCase()])).toEqual(
    SEARCH_ATTRIBUTES.map(({ name, type }) => [name, type]),
  );
});
