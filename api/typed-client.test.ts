import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf, ProblemError } from '../shared/contracts/client/body-of';
import { createApiClient } from '../shared/contracts/client/create-client';
import { startTestDatabase } from '../temporal-dev/testing/start-test-database';
import { storeTicket } from './testing/documents';
import { createTestApp, signUpUser, type TestApp } from './testing/test-app';

const servers: Server[] = [];

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let test: TestApp;
let baseUrl: string;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase());
  baseUrl = await listen(test.app);
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await test.database.close();
});

describe('the typed client', () => {
  it('fills in paths and queries, and answers bodies', async () => {
    const { _id: id } = await storeTicket(test.database.models, { title: 'Jazz' });
    const client = createApiClient({ baseUrl });
    expect(await bodyOf(client.GET('/api/tickets/{id}', { params: { path: { id } } }))).toMatchObject({
      title: 'Jazz',
    });
    const { items } = await bodyOf(client.GET('/api/tickets', { params: { query: { q: 'jazz', limit: 1 } } }));
    expect(items).toMatchObject([{ id }]);
  });

  it('asks as the owner of its token', async () => {
    const account = { email: 'bob@example.com', password: 'orchid-lantern-17-quay' };
    const visitor = createApiClient({ baseUrl });
    await bodyOf(visitor.POST('/api/users/signup', { body: account }));
    const { accessToken } = await bodyOf(visitor.POST('/api/users/token', { body: account }));
    const bob = createApiClient({ baseUrl, token: accessToken });
    const { currentUser } = await bodyOf(bob.GET('/api/users/currentuser'));
    expect(currentUser).toMatchObject({ email: 'bob@example.com' });
  });

  it('throws the problem that the API told', async () => {
    const refused = bodyOf(createApiClient({ baseUrl }).GET('/api/orders'));
    await expect(refused).rejects.toThrow(ProblemError);
    await expect(refused).rejects.toMatchObject({ problem: { type: '/problems/not-signed-in', status: 401 } });
  });

  it('answers nothing for 204', async () => {
    const { headers } = await signUpUser(test);
    expect(await bodyOf(createApiClient({ baseUrl, headers }).POST('/api/users/signout'))).toBeUndefined();
  });

  it.each(['', '<h1>Bad gateway</h1>'])('does not take a refusal by a proxy for success: "%s"', async (page) => {
    const proxy = await listen((_req, res) => void res.writeHead(502).end(page));
    const refused = bodyOf(createApiClient({ baseUrl: proxy }).GET('/api/tickets'));
    await expect(refused).rejects.toThrow('answered 502');
  });
});
