import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Holder } from './claim-file';
import { identifyProcess } from './process-identity';
import { claimRun, readRun } from './run-file';

const urls = { api: 'http://127.0.0.1:3000', temporal: '127.0.0.1:7233', nats: 'nats://127.0.0.1:4222' };
const started: ChildProcess[] = [];
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ticketing-run-'));
});

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true });
});

async function someProcess(): Promise<{ child: ChildProcess; holder: Holder }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  started.push(child);
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  return { child, holder: { pid, identity: (await identifyProcess(pid)) ?? '' } };
}

const record = (holder: Holder, children: Record<string, Holder> = {}) =>
  writeFile(join(dataDir, 'run.json'), JSON.stringify({ ...holder, urls, children }));

const claim = (lines: string[] = []) => claimRun(dataDir, urls, (line) => lines.push(line));

test('refuses a second stack on the same data and says where the first one is', async () => {
  const { holder } = await someProcess();
  await record(holder);
  await expect(claim()).rejects.toThrow(
    `The platform runs already on ${dataDir} (pid ${holder.pid}), at http://127.0.0.1:3000.`,
  );
});

test('tells others what runs, and nothing once it is released', async () => {
  const run = await claim();
  await run.setChild('self', process.pid);
  expect(await readRun(dataDir)).toMatchObject({ pid: process.pid, urls, children: { self: { pid: process.pid } } });
  await run.release();
  expect(await readRun(dataDir)).toBeUndefined();
});

test('ends what a killed stack left behind, and says so', async () => {
  const { child, holder } = await someProcess();
  await record({ pid: holder.pid, identity: 'a supervisor that is gone' }, { temporal: holder });
  const lines: string[] = [];
  const ended = once(child, 'exit');
  await claim(lines);
  await ended;
  expect(lines).toEqual([`ending temporal (pid ${holder.pid}), which a stack that was killed has left behind`]);
});

test('leaves a process alone that only has the pid of a child', async () => {
  const { child, holder } = await someProcess();
  const gone = { pid: holder.pid, identity: 'a supervisor that is gone' };
  await record(gone, { temporal: { pid: holder.pid, identity: `1 ${holder.identity}` } });
  await claim();
  expect(child.exitCode ?? child.signalCode).toBeNull();
});

test.each([
  ['below a file', () => join(dataDir, 'a-file', 'data')],
  ['that is a file', () => join(dataDir, 'a-file')],
  ['that nobody can make', () => '/proc/nope/data'],
])('says in a sentence that a data folder %s cannot be used', async (_, folder) => {
  await writeFile(join(dataDir, 'a-file'), '');
  const claimed = claimRun(folder(), urls, () => undefined);
  await expect(claimed).rejects.toThrow(`DATA_DIR: no data can be kept in ${folder()} (`);
  await expect(readRun(folder())).resolves.toBeUndefined();
});

test('makes the data folder, and those above it', async () => {
  const folder = join(dataDir, 'of', 'mine');
  const run = await claimRun(folder, urls, () => undefined);
  await run.release();
});
