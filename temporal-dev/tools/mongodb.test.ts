import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cachedToolFolder } from './cache';
import { findMongo, type MongoEngine, mongoDataFolder } from './mongodb';
import { SECANTUS_RUST } from './pins';

const { PATH, TICKETING_CACHE } = process.env;
const context = { say: () => undefined };
let root: string;
let dataFolder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ticketing-mongo-'));
  dataFolder = join(root, 'data');
  process.env.TICKETING_CACHE = join(root, 'cache');
  process.env.PATH = join(root, 'bin');
});

afterEach(async () => {
  process.env.PATH = PATH;
  if (TICKETING_CACHE === undefined) delete process.env.TICKETING_CACHE;
  else process.env.TICKETING_CACHE = TICKETING_CACHE;
  await rm(root, { recursive: true });
});

async function program(file: string, says: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\necho "${says}"\n`);
  await chmod(file, 0o755);
}

const mongodOnPath = () => program(join(root, 'bin', 'mongod'), 'db version v8.0.4');
const rustInCache = () =>
  program(join(cachedToolFolder('secantusd-rs', SECANTUS_RUST.version), 'bin', 'secantusd-rs'), '');

async function dataOf(engine: MongoEngine): Promise<void> {
  await mkdir(mongoDataFolder(dataFolder, engine), { recursive: true });
  await writeFile(join(mongoDataFolder(dataFolder, engine), 'WiredTiger'), '');
}

test('prefers a mongod on PATH', async () => {
  await Promise.all([mongodOnPath(), rustInCache()]);
  expect(await findMongo(context, dataFolder)).toMatchObject({ engine: 'mongod', version: '8.0.4' });
});

test('takes a cached stand-in before it asks the network for a better one', async () => {
  await rustInCache();
  const fetched = jest.spyOn(globalThis, 'fetch');
  expect(await findMongo(context, dataFolder)).toMatchObject({ engine: 'secantus-rust' });
  expect(fetched).not.toHaveBeenCalled();
  fetched.mockRestore();
});

test('stays with the engine that wrote the data, also when a better one has come', async () => {
  await Promise.all([mongodOnPath(), rustInCache(), dataOf('secantus-rust')]);
  expect(await findMongo(context, dataFolder)).toMatchObject({ engine: 'secantus-rust' });
});

test('says which engine the data needs when that is not to be had', async () => {
  await Promise.all([mongodOnPath(), dataOf('secantus-rust')]);
  await expect(findMongo(context, dataFolder)).rejects.toThrow(
    /No secantus-rust that can read .* could be found or installed; tried .*cargo is not installed.*: install /,
  );
});
