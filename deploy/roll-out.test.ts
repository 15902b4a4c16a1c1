import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { KUBERNETES_FOLDER } from '../temporal-dev/testing/render-overlay';
import { findKubectl } from '../temporal-dev/tools/deploy-tools';
import { DOMAINS } from '../workers/domains';

/**
 * The script with a kubectl that only renders, and a temporal that knows one drained and one draining build, both of which
 * write down what they are told.
 */

const BUILD = '0.1.0';
let folder: string;
let realKubectl: string;

const CLUSTER = `#!/bin/sh
echo "kubectl $*" >> "$JOURNAL"
case "$*" in
  kustomize*) exec "$REAL_KUBECTL" "$@" ;;
  *"get deployments"*) printf 'orders ${BUILD}\\norders 0.0.9\\norders 0.0.8\\ntickets 0.0.8\\n' ;;
  *rollout*"$BROKEN"*) [ -z "$BROKEN" ] ;;
esac
`;

const TEMPORAL = `#!/bin/sh
echo "temporal $*" >> "$JOURNAL"
case "$*" in
  *set-current-version*ticketing-users*) [ "$(grep -c set-current-version.*ticketing-users "$JOURNAL")" -gt 1 ] ;;
  *describe-version*0.0.8*) printf '{\\n "drainageInfo": {\\n    "drainageStatus": "drained",\\n' ;;
  *describe-version*0.0.9*) printf '{\\n "drainageInfo": {\\n    "drainageStatus": "draining",\\n' ;;
esac
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticketing-test-roll-out-'));
  for (const [name, script] of Object.entries({ kubectl: CLUSTER, temporal: TEMPORAL })) {
    await writeFile(join(folder, name), script);
    await chmod(join(folder, name), 0o755);
  }
  realKubectl = (await findKubectl({ say: console.error })).command;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function rollOut(build: string, broken = '') {
  const journal = join(folder, `journal-${Math.random()}`);
  await writeFile(journal, '');
  const env = {
    ...process.env,
    PATH: `${folder}${delimiter}${process.env.PATH}`,
    JOURNAL: journal,
    REAL_KUBECTL: realKubectl,
    BROKEN: broken,
    PAUSE: '0',
  };
  const failed = await new Promise<boolean>((resolve) => {
    execFile(join(__dirname, 'roll-out.sh'), [build], { env }, (error) => resolve(error !== null));
  });
  const calls = (await readFile(journal, 'utf8')).trim().split('\n');
  return {
    failed,
    calls: calls.map((call) => call.replace('--namespace ticketing ', '').replace(KUBERNETES_FOLDER, '')),
  };
}

const indexOf = (calls: string[], part: string) => calls.findIndex((call) => call.includes(part));

test('makes a build current once its workers run, and the API new only after that', async () => {
  const { failed, calls } = await rollOut(BUILD);
  expect(failed).toBe(false);
  const story = [
    'delete job prepare-stores',
    'component!=api',
    'wait job/prepare-stores',
    ...DOMAINS.map((domain) => `rollout status deployment/worker-${domain}-${BUILD}`),
    ...DOMAINS.map((domain) => `set-current-version --deployment-name ticketing-${domain} --build-id ${BUILD}`),
    'rollout status deployment/api',
  ].map((part) => [part, indexOf(calls, part)] as const);
  expect(story.filter(([, index]) => index < 0)).toEqual([]);
  const at = (part: string) => story.find(([found]) => found.includes(part))![1];
  expect(at('delete job')).toBeLessThan(at('component!=api'));
  expect(at('wait job')).toBeLessThan(at('worker-orders'));
  for (const domain of DOMAINS) {
    expect(at(`worker-${domain}`)).toBeLessThan(at('ticketing-tickets'));
    expect(at(`ticketing-${domain}`)).toBeLessThanOrEqual(at('ticketing-orders'));
    expect(at(`ticketing-${domain}`)).toBeLessThan(at('deployment/api'));
  }
});

test('retires the builds that nothing is pinned to, and no other', async () => {
  const { calls } = await rollOut(BUILD);
  const deleted = calls.filter((call) => call.includes('delete deployment'));
  expect(deleted).toEqual([
    'kubectl delete deployment,scaledobject --selector ticketing/domain=orders,ticketing/build=0.0.8',
    'kubectl delete deployment,scaledobject --selector ticketing/domain=tickets,ticketing/build=0.0.8',
  ]);
});

test('changes nothing for buyers when the new workers do not come up', async () => {
  const { failed, calls } = await rollOut(BUILD, 'worker-payments');
  expect(failed).toBe(true);
  expect(indexOf(calls, 'set-current-version')).toBe(-1);
  expect(indexOf(calls, 'deployment/api')).toBe(-1);
});

test('refuses a build that the overlay does not name', async () => {
  const { failed, calls } = await rollOut('9.9.9');
  expect(failed).toBe(true);
  expect(calls).toHaveLength(1);
});
