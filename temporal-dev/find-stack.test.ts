import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServers, findStack } from './find-stack';
import { claimRun, type RunFile } from './stack/run-file';
import { readSettings, serverEnvironment } from './stack/settings';

const YOURS = {
  MONGO_URL: 'mongodb://mongo.example.com/ticketing',
  TEMPORAL_ADDRESS: 'temporal.example.com:7233',
  NATS_URL: 'nats://nats.example.com:4222',
};
const MONGO_URL = 'mongodb://127.0.0.1:31003/ticketing';

let dataDir: string;
let run: RunFile | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ticketing-find-'));
});

afterEach(async () => {
  await run?.release();
  run = undefined;
  await rm(dataDir, { recursive: true });
});

/** This process as the stack, on ports of its own. */
async function stackRuns(env: Record<string, string> = {}): Promise<void> {
  const settings = readSettings({ DATA_DIR: dataDir, PORT: '31000', TEMPORAL_PORT: '31001', ...env });
  settings.urls.mongo = MONGO_URL;
  run = await claimRun(dataDir, settings.urls, () => undefined);
  await run.setReady(settings.urls, serverEnvironment(settings));
}

test("takes the running stack's servers, wherever their ports are", async () => {
  await stackRuns({ STRIPE_WEBHOOK_SECRET: 'whsec_other' });
  const { env, stackApi } = await findServers({ DATA_DIR: dataDir });
  expect(stackApi).toBe('http://127.0.0.1:31000');
  expect(env).toMatchObject({
    MONGO_URL,
    TEMPORAL_ADDRESS: '127.0.0.1:31001',
    NATS_URL: 'nats://127.0.0.1:4222',
    STRIPE_API_URL: 'http://127.0.0.1:12111',
    STRIPE_WEBHOOK_SECRET: 'whsec_other',
  });
});

test('keeps what the environment names', async () => {
  await stackRuns();
  const { env } = await findServers({ DATA_DIR: dataDir, NATS_URL: YOURS.NATS_URL, MONGO_URL: '' });
  expect(env).toMatchObject({ NATS_URL: YOURS.NATS_URL, MONGO_URL });
});

test("does not mix Stripe's own key with the emulator", async () => {
  await stackRuns();
  const { env } = await findServers({ DATA_DIR: dataDir, STRIPE_KEY: 'sk_test_yours' });
  expect(env.STRIPE_API_URL).toBeUndefined();
});

test('asks for the Stripe key of a stack that has one, which is not in its run file', async () => {
  await stackRuns({ STRIPE_KEY: 'sk_test_yours' });
  await expect(findServers({ DATA_DIR: dataDir })).rejects.toThrow('set STRIPE_KEY here too');
});

test('needs no stack when the environment names every server', async () => {
  const env = { ...YOURS, STRIPE_KEY: 'sk_test_yours', DATA_DIR: dataDir };
  await expect(findServers(env)).resolves.toEqual({ env: { ...env, LOG_LEVEL: 'warn' } });
});

test('says what to do when there is neither a stack nor a server that is named', async () => {
  await expect(findServers({ DATA_DIR: dataDir, MONGO_URL })).rejects.toThrow(
    `No stack runs on ${dataDir}: start it with npm start in another terminal, set DATA_DIR to that of one which runs, or name servers of yours: TEMPORAL_ADDRESS, NATS_URL, STRIPE_KEY or STRIPE_API_URL.`,
  );
  await expect(findStack({ DATA_DIR: dataDir })).rejects.toThrow(
    'set DATA_DIR to that of one which runs, or set API_URL to one elsewhere',
  );
});

test('says that the stack is still starting', async () => {
  run = await claimRun(dataDir, readSettings({}).urls, () => undefined);
  await expect(findServers({ DATA_DIR: dataDir })).rejects.toThrow('still starting');
});
