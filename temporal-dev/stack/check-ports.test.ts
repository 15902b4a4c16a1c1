import { createServer, type Server } from 'node:net';
import { freePort } from '../servers/ports';
import { refuseTakenPorts } from './check-ports';
import { readSettings } from './settings';

const VARIABLES = ['PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'MONGO_PORT', 'NATS_PORT', 'STRIPE_PORT'];
let env: Record<string, string>;
let other: Server | undefined;

beforeEach(async () => {
  env = Object.fromEntries(await Promise.all(VARIABLES.map(async (name) => [name, String(await freePort())])));
});

afterEach(() => {
  other?.close();
  other = undefined;
});

const occupy = (port: string | undefined) =>
  new Promise<void>((resolve) => {
    other = createServer().listen(Number(port), '127.0.0.1', resolve);
  });

test('accepts ports that are free', async () => {
  await expect(refuseTakenPorts(readSettings(env))).resolves.toBeUndefined();
});

test('names the part, the port and the variable of a port that is taken', async () => {
  await occupy(env.NATS_PORT);
  await expect(refuseTakenPorts(readSettings(env))).rejects.toThrow(
    `Port ${env.NATS_PORT}, for NATS, is taken by another program: end that, or set NATS_PORT to a free port.`,
  );
});

test('needs no port for a server that the environment names', async () => {
  await occupy(env.NATS_PORT);
  const settings = readSettings({ ...env, NATS_URL: 'nats://nats.example.com:4222' });
  await expect(refuseTakenPorts(settings)).resolves.toBeUndefined();
});

test('names the variable of a port that is none', () => {
  expect(() => readSettings({ ...env, MONGO_PORT: 'many' })).toThrow(/^MONGO_PORT: /);
});
