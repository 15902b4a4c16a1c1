import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { identifyProcess } from '../stack/process-identity';
import { projectRoot } from '../stack/project-root';
import { launchTestServer } from './launch-test-server';
import { until } from './until';

const aServer = (logFile: string) => ({
  name: 'server',
  command: process.execPath,
  args: ['-e', 'setInterval(() => {}, 1000)'],
  logFile,
  probe: async () => undefined,
  readyWithinMs: 60_000,
  stopWithinMs: 60_000,
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticketing-launch-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a server ends when the process of its test is killed', async () => {
  const module = join(projectRoot(), 'dist', 'temporal-dev', 'testing', 'launch-test-server.js');
  const program = `{ ...${JSON.stringify(aServer(join(folder, 'log')))}, probe: async () => undefined }`;
  const script = `require(${JSON.stringify(module)}).launchTestServer(${program}).then(({ pid }) => console.log(pid))`;
  const test = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: test.stdout }), 'line');
  const pid = Number(line);
  expect(await identifyProcess(pid)).toBeDefined();
  test.kill('SIGKILL');
  await until(async () => (await identifyProcess(pid)) === undefined);
});

test('a server that a test stops is stopped once', async () => {
  const server = await launchTestServer(aServer(join(folder, 'log')));
  await server.stop();
  await expect(server.ended).resolves.toBe('signal SIGTERM');
});
