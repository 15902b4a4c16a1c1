import { createServer, type Server } from 'node:net';
import { freePort } from '../servers/ports';
import { refuseTakenPorts } from './check-ports';
import { PORT_VARIABLES, readSettings } from './settings';

let env: Record<string, string>;
let other: Server | undefined;

beforeEach(async () => {
  env = Object.fromEntries(await Promise.all(PORT_VARIABLES.map(async (name) => [name, String(await freePort())])));
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

test('refuses one port for two parts', async () => {
  const settings = readSettings({ ...env, MONGO_PORT: env.PORT });
  await expect(refuseTakenPorts(settings)).rejects.toThrow(
    `PORT, for the API, and MONGO_PORT, for MongoDB, are both ${env.PORT}: each needs a port of its own.`,
  );
});

test('needs no port for a server that the environment names', async () => {
  await occupy(env.NATS_PORT);
  const settings = readSettings({ ...env, NATS_URL: 'nats://nats.example.com:4222' });
  await expect(refuseTakenPorts(settings)).resolves.toBeUndefined();
});

test.each([
  ['PORT', '0'],
  ['MONGO_PORT', 'many'],
  ['NATS_PORT', '4222.5'],
  ['STRIPE_PORT', '70000'],
])('names %s when it is no port, and says what one is', (variable, value) => {
  expect(() => readSettings({ ...env, [variable]: value })).toThrow(`${variable}: must be a port from 1 to 65535`);
});
