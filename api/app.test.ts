import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import request from 'supertest';
import { startTestDatabase } from '../temporal-dev/testing/start-test-database';
import { createFakeFeed } from './testing/fake-feed';
import { beAway } from './testing/fake-temporal';
import { createTestApp, signUpUser, type TestApp } from './testing/test-app';

let test: TestApp;
let webDirectory: string;
beforeAll(async () => {
  webDirectory = await mkdtemp(path.join(tmpdir(), 'ticketing-web-'));
  await mkdir(path.join(webDirectory, 'assets'));
  await writeFile(path.join(webDirectory, 'index.html'), '<p>storefront</p>');
  await writeFile(path.join(webDirectory, 'assets', 'index-Ab12.js'), 'export {};');
  await writeFile(path.join(webDirectory, 'assets', 'index-Ab12.js.br'), brotliCompressSync('export {};'));
  await writeFile(
    path.join(webDirectory, 'early.json'),
    JSON.stringify([
      { path: '/', scripts: ['/assets/start.js'], answers: ['/api/tickets?limit=24'], ownAnswers: [] },
      { path: '/orders/:orderId', scripts: [], answers: [], ownAnswers: ['/api/orders/:orderId'] },
    ]),
  );
  test = createTestApp(await startTestDatabase(), { WEB_DIR: webDirectory });
});
afterAll(async () => {
  await test.database.close();
  await rm(webDirectory, { recursive: true });
});

const signUp = (headers: Record<string, string>, body: string) =>
  request(test.app)
    .post('/api/users/signup')
    .set({ 'Content-Type': 'application/json', ...headers })
    .send(body);

describe('the interface as a whole', () => {
  it('answers an unknown route with a problem that carries the request id', async () => {
    const response = await request(test.app).get('/api/nowhere?x=1').set('X-Request-Id', 'abc-1');
    expect(response.status).toBe(404);
    expect(response.type).toBe('application/problem+json');
    expect(response.headers['x-request-id']).toBe('abc-1');
    expect(response.body).toEqual({
      type: '/problems/not-found',
      title: 'There is nothing here',
      status: 404,
      detail: 'There is nothing here',
      instance: '/api/nowhere?x=1',
      requestId: 'abc-1',
      errors: [{ message: 'There is nothing here' }],
    });
  });

  it('refuses a method that an address does not take, and says which ones it takes', async () => {
    const response = await request(test.app).trace('/api/orders/665f1c2e9b1d8e0012345678');
    expect(response.status).toBe(405);
    expect(response.headers.allow).toBe('GET, DELETE, HEAD, OPTIONS');
    expect(response.body.type).toBe('/problems/method-not-allowed');

    const options = await request(test.app).options('/api/payments');
    expect(options.status).toBe(204);
    expect(options.headers.allow).toBe('POST, OPTIONS');
  });

  it('replaces a request id that could forge log lines', async () => {
    const response = await request(test.app).get('/livez').set('X-Request-Id', 'a b{}');
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['malformed JSON', {}, '{"email":', 400],
    ['a body that is too large', {}, JSON.stringify({ email: 'x'.repeat(120_000) }), 413],
    ['another type', { 'Content-Type': 'application/xml' }, '<a/>', 415],
    ['text', { 'Content-Type': 'text/plain' }, '{}', 403],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'a=b', 403],
    ['a page of another site', { 'Sec-Fetch-Site': 'cross-site' }, '{}', 403],
    ['another origin', { Origin: 'https://evil.example' }, '{}', 403],
    ['an opaque origin', { Origin: 'null' }, '{}', 403],
  ])('refuses %s', async (_what, headers, body, status) => {
    const response = await signUp(headers as Record<string, string>, body);
    expect(response.status).toBe(status);
    expect(response.type).toBe('application/problem+json');
    expect(response.body.errors).toHaveLength(1);
  });

  it.each([
    [
      'a body of a type that a form can send',
      { 'Content-Type': 'text/plain' },
      '{}',
      'Send `Content-Type: application/json`',
    ],
    ['malformed JSON', {}, '{"email":', 'The body is not valid JSON, or not an object'],
  ])('says what is wrong with %s', async (_what, headers, body, detail) => {
    const { body: problem } = await signUp(headers as Record<string, string>, body);
    expect(problem).toMatchObject({ detail, errors: [{ message: detail }] });
  });

  it('accepts its own origin', async () => {
    const response = await signUp({ Host: 'tickets.example:8443', Origin: 'https://tickets.example:8443' }, '{}');
    expect(response.status).toBe(400);
  });

  it('asks who it is before it looks at the body', async () => {
    const response = await request(test.app).post('/api/tickets').set('Content-Type', 'application/json').send('{');
    expect(response.status).toBe(401);
  });

  it('limits requests per address, and per user when signed in', async () => {
    const limited = createTestApp(test.database, { RATE_LIMIT_ADDRESS: '3', RATE_LIMIT_REQUESTS: '2' });
    const { headers } = await signUpUser(limited);
    const ask = (who: Record<string, string>) => request(limited.app).get('/api/config').set(who);
    expect((await ask(headers)).status).toBe(200);
    expect((await ask(headers)).status).toBe(200);
    const refused = await ask(headers);
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect((await ask({})).status).toBe(200);
  });

  it('forbids inline script and names no foreign host unless Stripe is configured', async () => {
    const policy = async (app: TestApp) => (await request(app.app).get('/')).headers['content-security-policy'];
    expect(await policy(test)).toMatch(/script-src 'self';/);
    const withStripe = createTestApp(test.database, { STRIPE_PUBLISHABLE_KEY: 'pk_test_1' });
    expect(await policy(withStripe)).toMatch(/script-src 'self' https:\/\/js\.stripe\.com/);
  });

  it('hides the Temporal Web UI in production', async () => {
    const TEMPORAL_UI_URL = 'http://127.0.0.1:8233';
    const secrets = { JWT_KEY: 'j'.repeat(32), STRIPE_KEY: 'sk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' };
    const urlIn = async (env: Record<string, string>) =>
      (await request(createTestApp(test.database, { TEMPORAL_UI_URL, ...env }).app).get('/api/config')).body
        .temporalUiUrl;
    expect(await urlIn({})).toBe(TEMPORAL_UI_URL);
    expect(await urlIn({ NODE_ENV: 'production', ...secrets })).toBeNull();
  });
});

describe('probes', () => {
  it('are ready when everything answers, and say what does not', async () => {
    test.temporal.answers.getSystemInfo = () => ({});
    const ready = await request(test.app).get('/readyz');
    expect(ready.status).toBe(200);
    expect(ready.body).toEqual({ status: 'ready', dependencies: { mongodb: 'up', temporal: 'up', nats: 'up' } });

    test.temporal.answers.getSystemInfo = beAway;
    const unready = await request(test.app).get('/readyz');
    expect(unready.status).toBe(503);
    expect(unready.body.dependencies).toEqual({ mongodb: 'up', temporal: 'down', nats: 'up' });
    expect((await request(test.app).get('/livez')).status).toBe(200);
  });

  it('stay ready while NATS is away, and say so', async () => {
    const ping = () => Promise.reject(new Error('no connection'));
    const silent = createTestApp(test.database, {}, { ...createFakeFeed(), ping });
    silent.temporal.answers.getSystemInfo = () => ({});
    const { status, body } = await request(silent.app).get('/readyz');
    expect(status).toBe(200);
    expect(body).toEqual({ status: 'ready', dependencies: { mongodb: 'up', temporal: 'up', nats: 'down' } });
  });
});

describe('the storefront', () => {
  const page = (url: string) => request(test.app).get(url).set('Accept', 'text/html,*/*;q=0.8');

  it.each(['/', '/orders/abc'])('answers %s with the page, never cached', async (url) => {
    const response = await page(url);
    expect(response.status).toBe(200);
    expect(response.text).toBe('<p>storefront</p>');
    expect(response.headers['cache-control']).toBe('no-cache');
  });

  it('names with a page what the browser will need next', async () => {
    const linksOf = async (url: string, cookie = '') => (await page(url).set('Cookie', cookie)).headers.link;
    const script = '</assets/start.js>; rel=modulepreload';
    expect(await linksOf('/')).toBe(`${script}, </api/tickets?limit=24>; rel=preload; as=fetch; crossorigin`);
    expect(await linksOf('/?q=comets')).toBe(script);
    expect(await linksOf('/orders/o1%3E')).toBeUndefined();
    expect(await linksOf('/orders/o1%3E', 'session=any')).toBe(
      '</api/orders/o1%3E>; rel=preload; as=fetch; crossorigin',
    );
    expect(await linksOf('/elsewhere')).toBeUndefined();
  });

  it('lets hashed assets be cached for ever', async () => {
    const response = await request(test.app).get('/assets/index-Ab12.js');
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('sends the packed file to a browser that can unpack it, and says the same of it', async () => {
    const get = (encodings: string) => request(test.app).get('/assets/index-Ab12.js').set('Accept-Encoding', encodings);
    const [packed, plain] = [await get('gzip, deflate, br'), await get('identity')];
    expect(packed.headers['content-encoding']).toBe('br');
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (const header of ['content-type', 'cache-control', 'vary'])
      expect([header, packed.headers[header]]).toEqual([header, plain.headers[header]]);
    expect(packed.text).toBe(plain.text);
  });

  it.each(['/assets/gone.js', '/favicon.ico', '/api/nowhere'])('has no page for %s', async (url) => {
    expect((await page(url)).status).toBe(404);
  });

  it('is not missed when it was not built', async () => {
    const bare = createTestApp(test.database, { WEB_DIR: path.join(webDirectory, 'nothing') });
    const response = await request(bare.app).get('/').set('Accept', 'text/html');
    expect(response.status).toBe(404);
    expect(response.type).toBe('application/problem+json');
  });
});
