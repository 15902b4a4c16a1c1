import { once } from 'node:events';
import { Agent, createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeServer } from './close-server';

it('answers what is under way, and does not wait for the next request on its connection', async () => {
  const agent = new Agent({ keepAlive: true });
  // Kept for longer than a test may take.
  const server = createServer({ keepAliveTimeout: 600_000 }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const asked = once(server, 'request');
  const answered = once(get({ port, agent }), 'response');
  const [, answer] = (await asked) as [unknown, ServerResponse];
  const closed = closeServer(server);
  answer.end('done');
  const [{ statusCode }] = await answered;
  expect(statusCode).toBe(200);
  await closed;
  agent.destroy();
});
