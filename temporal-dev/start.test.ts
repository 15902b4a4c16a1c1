import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isPortFree } from './servers/ports';
import { identifyProcess } from './stack/process-identity';
import { projectRoot } from './stack/project-root';
import { type SpawnedStack, spawnStack } from './testing/spawn-stack';

const PARTS = ['temporal', 'mongodb', 'nats', 'stripe', 'workers', 'api'];

let stack: SpawnedStack;

beforeAll(async () => {
  stack = await spawnStack();
});

afterAll(() => stack?.discard());

async function expectTickets(): Promise<void> {
  const response = await fetch(`${stack.apiUrl}/api/tickets?limit=100`);
  expect(response.status).toBe(200);
  expect(((await response.json()) as { items: unknown[] }).items.length).toBeGreaterThanOrEqual(60);
}

const portsAreFree = async () => {
  const ports = Object.entries(stack.env).filter(([name]) => name.endsWith('PORT'));
  return Promise.all(ports.map(([, port]) => isPortFree(Number(port))));
};

test('brings up every part and lists the catalogue', async () => {
  const { children, ready } = await stack.record();
  expect(Object.keys(children).sort()).toEqual([...PARTS].sort());
  expect(ready).toBe(true);
  await expectTickets();
});

test('keeps connections for longer than the proxy in front of it does', async () => {
  const { headers } = await fetch(`${stack.apiUrl}/livez`);
  expect(headers.get('keep-alive')).toBe('timeout=75');
});

test.each([
  [
    'API_METRICS_PORT',
    /^http_request_duration_seconds_count\{method="GET",route="\/api\/tickets",status="2xx"\} \d+$/m,
  ],
  ['WORKERS_METRICS_PORT', /^temporal_num_pollers\{.*task_queue="orders".*\} \d+$/m],
])('serves metrics on %s', async (variable, line) => {
  await expectTickets();
  const response = await fetch(`http://127.0.0.1:${stack.env[variable]}/metrics`);
  expect(await response.text()).toMatch(line);
});

const startAgain = (...args: string[]) =>
  spawnSync(process.execPath, [join(projectRoot(), 'dist', 'temporal-dev', 'start.js'), ...args], {
    env: { ...process.env, ...stack.env },
    encoding: 'utf8',
  });

test('tells who asks for help, or for a setting as an argument, how it is called', () => {
  const help = startAgain('--help');
  expect(help.status).toBe(0);
  expect(help.stdout).toMatch(/^npm start /);
  const refused = startAgain('--port', '4000');
  expect(refused.status).toBe(2);
  expect(refused.stderr).toMatch(/Unknown option '--port'[\s\S]*PORT=4000/);
});

test('says that it runs already, and where, when it is started a second time', () => {
  const second = startAgain();
  expect(second.status).toBe(1);
  expect(second.stdout).toContain(
    `The platform runs already on ${stack.dataDir} (pid ${stack.pid}), at ${stack.apiUrl}.`,
  );
});

test.each(PARTS)('starts %s again when it is killed', async (part) => {
  const before = await stack.pidOf(part);
  expect(await stack.killPart(part)).not.toBe(before);
});

test('ends what a killed supervisor left behind, and loses nothing', async () => {
  await stack.killSupervisor();
  stack = await spawnStack(stack.env);
  for (const part of PARTS) expect(stack.output()).toContain(`ending ${part} (pid `);
  await expectTickets();
});

test('stops every part and frees every port', async () => {
  const { children } = await stack.record();
  await stack.stop();
  const left = await Promise.all(Object.values(children).map(({ pid }) => identifyProcess(pid)));
  expect(left).toEqual(PARTS.map(() => undefined));
  expect(await portsAreFree()).not.toContain(false);
});
