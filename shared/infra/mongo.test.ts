import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import mongoose from 'mongoose';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { openDatabase } from './mongo';

let server: TestDatabase;
let proxy: Server;
const sockets: Socket[] = [];
let isFrozen = false;

beforeAll(async () => {
  server = await startTestDatabase();
  const { hostname, port } = new URL(server.url);
  proxy = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    sockets.push(client, upstream);
    for (const [from, to] of [[client, upstream] as const, [upstream, client] as const]) {
      from.on('data', (chunk) => isFrozen || to.write(chunk));
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  proxy.close();
  await server.close();
});

it('gives up a read when the server has frozen, long before the connection would, and reads again afterwards', async () => {
  const url = new URL(server.url);
  url.port = String((proxy.address() as AddressInfo).port);
  const { models, connection, close } = openDatabase(url.href, () => undefined);
  try {
    const read = () => models.users.findById('nobody').lean();
    await connection.asPromise();
    expect(await read()).toBeNull();

    isFrozen = true;
    // By the word of the heartbeat: a connection that gave up by itself would be a MongoNetworkTimeoutError.
    await expect(read()).rejects.toThrow(mongoose.mongo.MongoServerSelectionError);
    isFrozen = false;
    let found: unknown;
    while (found === undefined) found = await read().catch(() => undefined);
    expect(found).toBeNull();
  } finally {
    await close();
  }
});

it('waits for at most five seconds in all, and leaves a slow operation its time', async () => {
  const { connection, close } = openDatabase(server.url, () => undefined);
  try {
    const { options } = (await connection.asPromise()).getClient();
    const { heartbeatFrequencyMS, connectTimeoutMS, serverSelectionTimeoutMS, socketTimeoutMS } = options;
    expect(heartbeatFrequencyMS + connectTimeoutMS + serverSelectionTimeoutMS).toBeLessThanOrEqual(5_000);
    expect(socketTimeoutMS).toBeGreaterThan(5_000);
  } finally {
    await close();
  }
});
