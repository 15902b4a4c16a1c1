import request from 'supertest';
import { SIGN_UP_WORKFLOW } from '../shared/contracts/users';
import { startTestDatabase, type TestDatabase } from '../temporal-dev/testing/start-test-database';
import { createFakeFeed } from './testing/fake-feed';
import { createTestApp, type TestApp } from './testing/test-app';

let database: TestDatabase;
let api: TestApp;
let lines: string[];

beforeAll(async () => {
  database = await startTestDatabase();
});

afterAll(() => database?.close());

beforeEach(() => {
  lines = [];
  api = createTestApp(database, { LOG_LEVEL: 'trace' }, createFakeFeed(), {
    write: (line) => void lines.push(line),
  });
});

const SECRETS = {
  password: 'the "pass\\word" of somebody',
  cookie: 'session-cookie-value',
  // Made here, so that nobody takes them for lost ones.
  jwt: ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiJzb21lYm9keSJ9', 'c2lnbmF0dXJl'].join('.'),
  queryToken: 'token-in-the-address',
  stripeKey: ['sk', 'live', 'a1B2c3D4'].join('_'),
  webhookSecret: ['whsec', 'e5F6g7H8'].join('_'),
  clientSecret: ['pi_1', 'secret', 'i9J0'].join('_'),
  mongoPassword: 'mongo-pass',
};

/** An error as bad as they come: it quotes everything that it knows. */
function talkativeError(): Error {
  const known = {
    raw: { payment_intent: { id: 'pi_1', client_secret: SECRETS.clientSecret } },
    config: { headers: { Authorization: `Bearer ${SECRETS.jwt}`, cookie: [SECRETS.cookie] } },
    body: JSON.stringify({ email: 'a@example.com', password: SECRETS.password }),
    answer: { headers: { 'set-cookie': [`session=${SECRETS.cookie}; HttpOnly`] } },
  };
  const message = [
    `Invalid API key provided: ${SECRETS.stripeKey}, ${SECRETS.webhookSecret}`,
    `could not confirm ${SECRETS.clientSecret}`,
    `connect to mongodb://ticketing:${SECRETS.mongoPassword}@db:27017/ticketing failed`,
    `the request was ${JSON.stringify({ password: SECRETS.password, authorization: `Bearer ${SECRETS.jwt}` })}`,
  ].join('; ');
  return Object.assign(new Error(message), known);
}

const leaked = (text: string) =>
  Object.entries(SECRETS).flatMap(([name, secret]) => {
    const spellings = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
    return spellings.some((spelling) => text.includes(spelling)) ? [name] : [];
  });

it('tells no secret in the log nor in the answer when something breaks', async () => {
  api.temporal.answers[SIGN_UP_WORKFLOW] = () => {
    throw talkativeError();
  };
  const response = await request(api.app)
    .post(`/api/users/signup?token=${SECRETS.queryToken}`)
    .set('Cookie', `session=${SECRETS.cookie}`)
    .set('Authorization', `Bearer ${SECRETS.jwt}`)
    .set('X-Request-Id', 'request-1')
    .send({ email: 'a@example.com', password: SECRETS.password });

  expect(response.status).toBe(500);
  expect(response.body).toMatchObject({ requestId: 'request-1', title: expect.any(String) });
  const log = lines.join('');
  // The error itself is there, without what it must not tell.
  expect(log).toContain('Invalid API key provided: [redacted]');
  expect(log).toContain('could not confirm pi_1_secret_[redacted]');
  expect(leaked(log)).toEqual([]);
  // `instance` is the address that the client itself has sent.
  const { instance, ...body } = response.body;
  expect(leaked(JSON.stringify([body, response.headers]))).toEqual([]);
});

it('writes lines that are still JSON, each with the id of its request', async () => {
  api.temporal.answers[SIGN_UP_WORKFLOW] = () => {
    throw talkativeError();
  };
  await request(api.app)
    .post('/api/users/signup')
    .set('X-Request-Id', 'request-2')
    .send({ email: 'b@example.com', password: SECRETS.password });
  expect(lines.length).toBeGreaterThanOrEqual(2);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ requestId: 'request-2' });
});

it('does not quote a body that cannot be read', async () => {
  const response = await request(api.app)
    .post('/api/users/signin')
    .set('Content-Type', 'application/json')
    .send(`{"email":"a@example.com","password":"${SECRETS.mongoPassword}"`);
  expect(response.status).toBe(400);
  expect(leaked(lines.join('') + JSON.stringify(response.body))).toEqual([]);
});
