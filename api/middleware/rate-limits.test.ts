import request from 'supertest';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { until } from '../../temporal-dev/testing/until';
import { newId } from '../new-id';
import { createTestApp, signUpUser, type TestApp } from '../testing/test-app';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());

const limited = (env: Record<string, string>) => createTestApp(database, { TRUST_PROXY: '1', ...env });

describe('the limit of requests', () => {
  const ask = ({ app }: TestApp, headers: Record<string, string>) => request(app).get('/api/config').set(headers);
  const from = (address: string) => ({ 'X-Forwarded-For': address });

  it('counts a user wherever they are, and tells what is left', async () => {
    const test = limited({ RATE_LIMIT_REQUESTS: '2' });
    const { headers } = await signUpUser(test);
    const first = await ask(test, { ...headers, ...from('192.0.2.1') });
    expect(first.headers['ratelimit-policy']).toMatch(/^"2-in-1min"; q=2; w=60; pk=:.+:$/);
    expect(first.headers.ratelimit).toMatch(/^"2-in-1min"; r=1; t=\d+$/);
    expect((await ask(test, { ...headers, ...from('192.0.2.2') })).status).toBe(200);
    const refused = await ask(test, { ...headers, ...from('192.0.2.3') });
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect(refused.body.type).toBe('/problems/too-many-requests');
    expect((await ask(test, from('192.0.2.1'))).status).toBe(200);
  });

  it.each([
    ['192.0.2.1', '192.0.2.2', 200],
    ['2001:db8:1:200::1', '2001:db8:1:2ff:ffff::9', 429],
    ['2001:db8:1:200::1', '2001:db8:1:300::1', 200],
    ['192.0.2.1:50001', '192.0.2.1:50002', 429],
    ['[2001:db8::1]:50001', '[2001:db8::1]:50002', 429],
    ['nonsense', 'other nonsense', 429],
    ['nonsense', '192.0.2.1', 200],
  ])('counts nobody in particular by address: after %s, %s gets %i', async (first, second, status) => {
    const test = limited({ RATE_LIMIT_ADDRESS: '1' });
    expect((await ask(test, from(first))).status).toBe(200);
    expect((await ask(test, from(second))).status).toBe(status);
  });

  it('does not believe a forwarded address without a proxy', async () => {
    const test = limited({ RATE_LIMIT_ADDRESS: '1', TRUST_PROXY: '0' });
    await ask(test, from('192.0.2.1'));
    expect((await ask(test, from('192.0.2.2'))).status).toBe(429);
  });
});

describe('the limit of sign-ups', () => {
  it('counts each of an address, also those that fail', async () => {
    const { app } = limited({ RATE_LIMIT_SIGN_UP: '2' });
    const signUp = (email: string, address: string) =>
      request(app).post('/api/users/signup').set('X-Forwarded-For', address).send({ email, password: 'correct horse' });
    const email = `${newId()}@example.com`;
    expect((await signUp(email, '192.0.2.1')).status).toBe(201);
    expect((await signUp(email, '192.0.2.1')).status).toBe(409);
    const refused = await signUp(`${newId()}@example.com`, '192.0.2.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
    expect((await signUp(`${newId()}@example.com`, '192.0.2.2')).status).toBe(201);
  });
});

describe('the limit of wrong passwords', () => {
  const PASSWORD = 'correct horse';
  const HOME = '198.51.100.7';

  /** Each test's own: what was counted for one address lasts. */
  let guesser: string;
  let guessers = 0;
  beforeEach(() => {
    guesser = `192.0.2.${++guessers}`;
  });

  interface Attempt {
    email: string;
    password?: string;
    address?: string;
    path?: 'signin' | 'token';
  }

  const attempt = async (
    { app }: TestApp,
    { email, password = 'wrong horse', address = guesser, path = 'signin' }: Attempt,
  ) => request(app).post(`/api/users/${path}`).set('X-Forwarded-For', address).send({ email, password });

  async function signUp({ app }: TestApp): Promise<string> {
    const email = `${newId()}@example.com`;
    await request(app).post('/api/users/signup').send({ email, password: PASSWORD });
    return email;
  }

  it('stops the guesser, at sign-in and token alike, and not the victim elsewhere', async () => {
    const test = limited({ RATE_LIMIT_SIGN_IN: '2' });
    const email = await signUp(test);
    expect((await attempt(test, { email })).status).toBe(401);
    expect((await attempt(test, { email, path: 'token' })).status).toBe(401);
    const refused = await attempt(test, { email, password: PASSWORD });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attempt(test, { email, password: PASSWORD, path: 'token' })).status).toBe(429);
    expect((await attempt(test, { email, password: PASSWORD, address: HOME })).status).toBe(200);
    expect((await attempt(test, { email: await signUp(test), password: PASSWORD })).status).toBe(200);
  });

  it('waits longer for one who goes on', async () => {
    const test = limited({ RATE_LIMIT_SIGN_IN: '5', RATE_LIMIT_SIGN_IN_HOURLY: '1' });
    const email = await signUp(test);
    await attempt(test, { email });
    const refused = await attempt(test, { email });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
  });

  it('stops one who tries one password on many emails', async () => {
    const test = limited({ RATE_LIMIT_SIGN_IN_ADDRESS: '2' });
    for (const email of [await signUp(test), 'nobody@example.com'])
      expect((await attempt(test, { email })).status).toBe(401);
    expect((await attempt(test, { email: 'another@example.com' })).status).toBe(429);
    expect((await attempt(test, { email: 'another@example.com', address: HOME })).status).toBe(401);
  });

  it('does not count those who know their password', async () => {
    const test = limited({ RATE_LIMIT_SIGN_IN: '1', RATE_LIMIT_SIGN_IN_HOURLY: '1', RATE_LIMIT_SIGN_IN_ADDRESS: '1' });
    const email = await signUp(test);
    // What is counted while a sign-in is being answered is taken back after the answer.
    const { rateCounters } = database.models;
    const isTakenBack = async () => !(await rateCounters.exists({ _id: /^guesses/, hits: { $gt: 0 } }));
    await rateCounters.deleteMany();
    for (let times = 0; times < 4; times++) {
      expect((await attempt(test, { email, password: PASSWORD })).status).toBe(200);
      await until(isTakenBack);
    }
  });
});
