import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { closable } from './close-server';

let server: Server;
let close: () => Promise<void>;
let port: number;
const agent = new Agent({ keepAlive: true });
beforeEach(async () => {
  // Kept for longer than a test may take.
  server = createServer({ keepAliveTimeout: 600_000 });
  close = closable(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(() => agent.destroy());

const nextRequest = async () => (await once(server, 'request'))[1] as ServerResponse;
const ask = async () => (await once(get({ port, agent }), 'response'))[0] as IncomingMessage;

it('answers what is under way, and does not wait for the next request on its connection', async () => {
  const [answer, asked] = [nextRequest(), ask()];
  const pending = await answer;
  const closed = close();
  pending.end('done');
  expect(await text(await asked)).toBe('done');
  await closed;
});

it('does not wait for connections that are idle, or that nothing was ever asked on', async () => {
  server.on('request', (_req, res) => res.end('done'));
  await text(await ask());
  const silent = connect(port, '127.0.0.1');
  await once(server, 'connection');
  const ended = once(silent, 'close');
  await close();
  await ended;
});

it('answers what still comes on a kept connection, and tells the client to keep it no longer', async () => {
  const first = nextRequest();
  const askedFirst = ask();
  const answerFirst = await first;
  const other = nextRequest();
  const askedOther = once(get({ port }), 'response');
  const answerOther = await other;

  const closed = close();
  answerFirst.end('first');
  await text(await askedFirst);
  server.on('request', (_req, res) => res.end('again'));
  const again = await ask();
  expect(await text(again)).toBe('again');
  expect(again.headers.connection).toBe('close');
  // The server is at the other one yet.
  answerOther.end('other');
  const [otherAnswer] = (await askedOther) as [IncomingMessage];
  expect(await text(otherAnswer)).toBe('other');
  await closed;
});
