import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cachedToolFolder, installOnce } from './cache';

const context = { say: () => undefined };
let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ticketing-cache-'));
  folder = cachedToolFolder('server', '1.2.3', { TICKETING_CACHE: root });
});

afterEach(() => rm(root, { recursive: true }));

test('lies outside the work tree, where TICKETING_CACHE or XDG_CACHE_HOME says', () => {
  expect(folder).toBe(join(root, 'tools', 'server-1.2.3'));
  expect(cachedToolFolder('server', '1.2.3', { XDG_CACHE_HOME: '/x' })).toBe('/x/ticketing/tools/server-1.2.3');
});

test('installs once when two want the same at the same time', async () => {
  const install = jest.fn(async (scratch: string) => {
    await sleep(100);
    await writeFile(join(scratch, 'program'), 'complete');
  });
  await Promise.all([installOnce(folder, context, install), installOnce(folder, context, install)]);
  expect(install).toHaveBeenCalledTimes(1);
  expect(await readFile(join(folder, 'program'), 'utf8')).toBe('complete');
});

test('leaves nothing behind when an installation fails, and installs the next time', async () => {
  const failing = installOnce(folder, context, async (scratch) => {
    await writeFile(join(scratch, 'program'), 'half');
    throw new Error('no network');
  });
  await expect(failing).rejects.toThrow('no network');
  expect(await readdir(join(root, 'tools'))).toEqual([]);
  await installOnce(folder, context, (scratch) => writeFile(join(scratch, 'program'), 'complete'));
  expect(await readFile(join(folder, 'program'), 'utf8')).toBe('complete');
});

test('carries on after an installation that was killed', async () => {
  await mkdir(`${folder}.part-killed`, { recursive: true });
  await writeFile(`${folder}.lock`, JSON.stringify({ pid: process.pid, identity: 'an earlier process with this pid' }));
  await installOnce(folder, context, (scratch) => writeFile(join(scratch, 'program'), 'complete'));
  expect(await readdir(join(root, 'tools'))).toEqual(['server-1.2.3']);
});
