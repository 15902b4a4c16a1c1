import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A tree with one planted import per case, judged by the project's own rules: a tool that silently stopped seeing
 * imports (of types, re-exports, `require`) would find nothing in the real tree either.
 */

const root = join(__dirname, '..');

const FORBIDDEN: [title: string, file: string, line: string, rule: string][] = [
  [
    'contracts import infra',
    'shared/contracts/a.ts',
    "import { x } from '../infra/target';",
    'shared-contracts-imports',
  ],
  ['contracts use mongoose', 'shared/contracts/b.ts', "import { x } from 'mongoose';", 'shared-contracts-packages'],
  ['contracts use Node', 'shared/contracts/c.ts', "import { x } from 'node:fs';", 'shared-contracts-packages'],
  [
    'contracts load Temporal',
    'shared/contracts/d.ts',
    "import { x } from '@temporalio/common';",
    'shared-contracts-types',
  ],
  ['infra imports the API', 'shared/infra/a.ts', "import type { x } from '../../api/target';", 'shared-infra-imports'],
  ['workflows load an activity', 'workflows/a.ts', "import { x } from '../activities/target';", 'workflows-types'],
  [
    'one inline type excuses a value',
    'workflows/b.ts',
    "import { type T, x } from '../activities/target';",
    'workflows-types',
  ],
  ['workflows load for the effect', 'workflows/c.ts', "import '../activities/target';", 'workflows-types'],
  ['workflows load Temporal common', 'workflows/d.ts', "import { x } from '@temporalio/common';", 'workflows-types'],
  ['workflows re-export an activity', 'workflows/e.ts', "export * from '../activities/target';", 'workflows-types'],
  [
    'workflows load an activity later',
    'workflows/f.ts',
    "export const x = () => import('../activities/target');",
    'workflows-types',
  ],
  [
    'workflows require an activity',
    'workflows/g.ts',
    "export const x = require('../activities/target');",
    'workflows-types',
  ],
  [
    'the API names the type of an activity module',
    'api/h.ts',
    "export type X = import('../activities/target').T;",
    'api-imports',
  ],
  [
    'workflows import infra types',
    'workflows/h.ts',
    "import type { x } from '../shared/infra/target';",
    'workflows-imports',
  ],
  [
    'workflows import requests',
    'workflows/i.ts',
    "import { x } from '../shared/contracts/http/target';",
    'workflows-without-http',
  ],
  [
    'workflows import the HTTP client',
    'workflows/k.ts',
    "import type { x } from '../shared/contracts/client/target';",
    'workflows-without-http',
  ],
  ['a contract speaks HTTP', 'shared/contracts/e.ts', "import { x } from 'openapi-fetch';", 'fetch-in-client-only'],
  ['workflows use Node', 'workflows/j.ts', "import { x } from 'node:crypto';", 'workflows-packages'],
  [
    'activities import workflows',
    'activities/a.ts',
    "import type { x } from '../workflows/target';",
    'activities-imports',
  ],
  ['workers import workflows', 'workers/a.ts', "import { x } from '../workflows/target';", 'workers-imports'],
  ['the API imports an activity', 'api/a.ts', "import { x } from '../activities/target';", 'api-imports'],
  ['the API imports an activity type', 'api/b.ts', "import type { x } from '../activities/target';", 'api-imports'],
  ['the API imports the dev stack', 'api/c.ts', "import { x } from '../temporal-dev/target';", 'api-imports'],
  [
    'the storefront imports infra',
    'web/src/a.tsx',
    "import type { x } from '../../shared/infra/target';",
    'web-imports',
  ],
  [
    'a component imports the API',
    'web/src/b.tsx',
    'import { x } from \'../../api/target\';\nexport const X = () => <p className="a">{x}</p>;',
    'web-imports',
  ],
  ['code imports a test', 'api/d.ts', "import { x } from './target.test';", 'no-tests-in-code'],
  ['modules import each other', 'api/f.ts', "import { x } from './g';\nexport const y = x;", 'no-cycles'],
  ['an import leads nowhere', 'api/e.ts', "import { x } from './nowhere';", 'resolvable'],
];

const ALLOWED: [title: string, file: string, line: string][] = [
  ['types refer to each other', 'shared/contracts/ok-c.ts', "import type { D } from './ok-d';\nexport type C = D[];"],
  ['types refer back', 'shared/contracts/ok-d.ts', "import type { C } from './ok-c';\nexport type D = { c: C };"],
  ['contracts use zod', 'shared/contracts/ok-a.ts', "import { x } from 'zod';"],
  ['the client speaks HTTP', 'shared/contracts/client/ok-a.ts', "import { x } from 'openapi-fetch';"],
  ['contracts use message types', 'shared/contracts/ok-b.ts', "import type { x } from '@temporalio/common';"],
  ['workflows use activity types', 'workflows/ok-a.ts', "import type { x } from '../activities/target';"],
  ['workflows use contracts', 'workflows/ok-b.ts', "import { x } from '../shared/contracts/target';"],
  ['activities use infra', 'activities/ok-a.ts', "import { x } from '../shared/infra/target';"],
  ['workers load activities', 'workers/ok-a.ts', "import { x } from '../activities/target';"],
  ['the storefront uses contracts', 'web/src/ok-a.tsx', "import { x } from '../../shared/contracts/target';"],
  ['a workflow test loads an activity', 'workflows/ok.test.ts', "import { x } from '../activities/target';"],
  ['the dev stack imports anything', 'temporal-dev/ok-a.ts', "import { x } from '../api/target';"],
];

const TARGETS = [
  'shared/contracts/target.ts',
  'shared/contracts/http/target.ts',
  'shared/contracts/client/target.ts',
  'shared/infra/target.ts',
  'workflows/target.ts',
  'activities/target.ts',
  'workers/target.ts',
  'api/target.ts',
  'api/target.test.ts',
  'web/target.ts',
  'temporal-dev/target.ts',
  'deploy/target.ts',
];

const FOLDERS = ['shared', 'workflows', 'activities', 'workers', 'api', 'web', 'temporal-dev', 'deploy'];

/** The other half of the planted cycle: it is reported once, where it is entered. */
const CYCLE = "import { y } from './f';\nexport const x = () => y;";

const PACKAGES = ['zod', 'openapi-fetch', 'mongoose', '@temporalio/common', '@temporalio/workflow'];

let tree: string;
/** file → the names of the rules that it breaks. */
const found = new Map<string, Set<string>>();

const note = (file: string, rule: string) => found.set(file, (found.get(file) ?? new Set()).add(rule));

async function plant(file: string, content: string): Promise<void> {
  const path = join(tree, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${content}\n`);
}

/** What the project's own check says of the planted tree; it exits non-zero because it finds something. */
const cruise = () =>
  new Promise<Cruise>((resolve, reject) => {
    const args = [join(root, 'temporal-dev', 'check-imports.mjs'), ...FOLDERS, '--output-type', 'json'];
    execFile(process.execPath, args, { cwd: tree }, (_error, stdout, stderr) =>
      stdout ? resolve(JSON.parse(stdout)) : reject(new Error(stderr)),
    );
  });

interface Cruise {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'import-directions-'));
  await cp(join(root, '.dependency-cruiser.cjs'), join(tree, '.dependency-cruiser.cjs'));
  for (const name of PACKAGES) {
    await plant(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    await plant(`node_modules/${name}/index.js`, 'exports.x = 1;');
  }
  for (const file of TARGETS) await plant(file, 'export const x = 1;\nexport type T = number;');
  await plant('api/g.ts', CYCLE);
  for (const [, file, line] of [...FORBIDDEN, ...ALLOWED]) await plant(file, line);

  const { summary } = await cruise();
  for (const { from, rule } of summary.violations) note(from, rule.name);
});

afterAll(() => rm(tree, { recursive: true, force: true }));

test.each(FORBIDDEN)('is found when %s', (_title, file, _line, rule) => {
  expect([...(found.get(file) ?? [])]).toEqual([rule]);
});

test.each(ALLOWED)('is no fault when %s', (_title, file) => {
  expect(found.get(file)).toBeUndefined();
});
