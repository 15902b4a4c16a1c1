/**
 * Who may import whom. Tests may import what they need; everything else keeps to these tables.
 * temporal-dev/check-imports.mjs runs it.
 */
const MAY_IMPORT = {
  'shared/contracts': ['shared/contracts'],
  'shared/infra': ['shared/infra', 'shared/contracts'],
  workflows: ['workflows', 'shared/contracts', 'activities'],
  activities: ['activities', 'shared'],
  workers: ['workers', 'activities', 'shared'],
  api: ['api', 'shared'],
  web: ['web', 'shared/contracts'],
  deploy: ['deploy'],
};

/** Folders whose code also runs outside Node, with the only packages that they may use. */
const ONLY_PACKAGES = {
  'shared/contracts': ['zod', '@temporalio/common', 'openapi-fetch'],
  workflows: ['@temporalio/workflow', '@temporalio/common'],
};

const OURS = ['shared', 'workflows', 'activities', 'workers', 'api', 'web', 'temporal-dev', 'deploy'];
const TESTS = String.raw`\.test\.tsx?$`;

const within = (folders) => `^(${folders.join('|')})/`;

const directions = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `${folder.replace('/', '-')}-imports`,
  comment: `${folder} may import of ours only: ${allowed.join(', ')}`,
  severity: 'error',
  from: { path: within([folder]), pathNot: TESTS },
  to: { path: within(OURS), pathNot: within(allowed) },
}));

const packages = Object.entries(ONLY_PACKAGES).map(([folder, allowed]) => ({
  name: `${folder.replace('/', '-')}-packages`,
  comment: `${folder} may use of packages only: ${allowed.join(', ')}`,
  severity: 'error',
  from: { path: within([folder]), pathNot: TESTS },
  to: { pathNot: [within(OURS), `^node_modules/(${allowed.join('|')})/`] },
}));

/** What may be imported only as `import type`: the values would load Node, the database and Stripe where none is. */
const ONLY_TYPES = {
  'shared/contracts': '^node_modules/@temporalio/common/',
  workflows: '^(activities|node_modules/@temporalio/common)/',
};

const types = Object.entries(ONLY_TYPES).map(([folder, path]) => ({
  name: `${folder.replace('/', '-')}-types`,
  comment: `${folder} may use of ${path} only types`,
  severity: 'error',
  from: { path: within([folder]), pathNot: TESTS },
  to: { path, dependencyTypesNot: ['type-only'] },
}));

module.exports = {
  forbidden: [
    ...directions,
    ...packages,
    ...types,
    {
      name: 'workflows-without-http',
      comment: "contracts/http are zod schemas of requests: a workflow's input is already checked",
      severity: 'error',
      from: { path: within(['workflows']), pathNot: TESTS },
      to: { path: '^shared/contracts/(http|client)/' },
    },
    {
      name: 'fetch-in-client-only',
      comment: 'contracts/client alone speaks HTTP; every other contract is plain data',
      severity: 'error',
      from: { path: '^shared/contracts/', pathNot: [TESTS, '^shared/contracts/client/'] },
      to: { path: '^node_modules/openapi-fetch/' },
    },
    {
      name: 'web-shared-imports',
      comment: 'app → features → shared: what pages share knows none of them',
      severity: 'error',
      from: { path: '^web/src/shared/', pathNot: TESTS },
      to: { path: '^web/src/(app|features)/' },
    },
    {
      name: 'web-features-imports',
      comment: 'app → features → shared: a feature knows itself and what is shared',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/', pathNot: TESTS },
      to: { path: '^web/src/(app|features)/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'no-tests-in-code',
      comment: 'code does not import tests',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-cycles',
      comment: 'a cycle of types alone does no harm',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'tsc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css'],
    },
  },
};
