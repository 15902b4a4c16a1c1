import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nkeys } from '@nats-io/transport-node';
import { startTestBus, type TestBus } from '../../temporal-dev/testing/start-test-bus';
import { domainEvent } from '../contracts/events';
import { connectEventBus, type EventBus } from './nats';

let server: TestBus;
let bus: EventBus;

beforeAll(async () => {
  server = await startTestBus();
  bus = await connectEventBus(server.url, 'test');
});

afterAll(async () => {
  await bus?.close();
  await server?.stop();
});

const HOUR_MS = 3600_000;
const renamed = (version: number, agoMs = 0) =>
  domainEvent('UserUpdated', { id: 'u1', name: 'Ada', version }, new Date(Date.now() - agoMs).toISOString());

it('says of an event that is published for the first time that it is new, and only then', async () => {
  const event = renamed(1);
  expect(await bus.publish(event)).toEqual({ isNew: true });
  expect(await bus.publish(event)).toEqual({ isNew: false });
});

it('does not take an event for new that is older than what JetStream remembers', async () => {
  expect(await bus.publish(renamed(2, HOUR_MS))).toEqual({ isNew: false });
});

it('asks for as many copies of the stream as are set', async () => {
  await expect(connectEventBus(server.url, 'test', { NATS_REPLICAS: 3 })).rejects.toThrow(/replicas/);
});

it('proves to NATS who it is with the credentials in a file', async () => {
  const user = nkeys.createUser();
  const folder = await mkdtemp(join(tmpdir(), 'ticketing-test-creds-'));
  const file = join(folder, 'nats.creds');
  const seed = new TextDecoder().decode(user.getSeed());
  const part = (name: string, content: string) => `-----BEGIN ${name}-----\n${content}\n------END ${name}------\n`;
  await writeFile(file, `${part('NATS USER JWT', 'a.b.c')}\n${part('USER NKEY SEED', seed)}`);

  const nonce = 'sign-this';
  const info = { server_id: 'test', version: '2.10.0', proto: 1, headers: true, max_payload: 1_048_576, nonce };
  const listener = createServer();
  const connectLine = new Promise<string>((resolve) => {
    listener.on('connection', (socket) => {
      socket.write(`INFO ${JSON.stringify(info)}\r\n`);
      socket.once('data', (data) => {
        resolve(String(data).split('\r\n')[0] ?? '');
        socket.end("-ERR 'Authorization Violation'\r\n");
      });
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const url = `nats://127.0.0.1:${(listener.address() as AddressInfo).port}`;

  await expect(connectEventBus(url, 'test', { NATS_CREDS: file })).rejects.toThrow();
  const said = JSON.parse((await connectLine).replace(/^CONNECT /, ''));
  expect(said.jwt).toBe('a.b.c');
  const signature = Uint8Array.from(Buffer.from(said.sig, 'base64url'));
  expect(user.verify(new TextEncoder().encode(nonce), signature)).toBe(true);
  await new Promise((resolve) => listener.close(resolve));
  await rm(folder, { recursive: true });
});
