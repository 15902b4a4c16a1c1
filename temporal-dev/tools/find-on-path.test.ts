import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { compareVersions, onPath } from './find-on-path';

const path = process.env.PATH;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticketing-path-'));
  process.env.PATH = `${folder}${delimiter}${path}`;
});

afterEach(async () => {
  process.env.PATH = path;
  await rm(folder, { recursive: true });
});

async function install(says: string): Promise<void> {
  const program = join(folder, 'some-server');
  await writeFile(program, `#!/bin/sh\necho "${says}"\n`);
  await chmod(program, 0o755);
}

const find = () => onPath('Server', 'some-server', '2.10.0').find();

test('takes a program that is new enough', async () => {
  await install('some-server: v2.11.3 (build 7)');
  expect(await find()).toEqual({ title: 'Server', version: '2.11.3', command: 'some-server' });
});

test('finds nothing where there is no such program', async () => {
  expect(await find()).toBeUndefined();
});

test('refuses a program that is too old, and says so', async () => {
  await install('v2.9.9');
  await expect(find()).rejects.toThrow('2.9.9 is older than 2.10.0');
});

test.each([
  ['1.9.1', '1.9.1', 0],
  ['1.10.0', '1.9.1', 1],
  ['0.5.3-beta.196', '0.5.4', -1],
])('compares %s with %s by number', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});
