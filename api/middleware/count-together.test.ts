import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientRateLimitInfo } from 'express-rate-limit';
import request from 'supertest';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import type { ApiContext } from '../context';
import { newId } from '../new-id';
import { createTestApp, signUpUser, type TestApp } from '../testing/test-app';
import { countTogether } from './count-together';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => database.close());

/** One process's counter of a limit. */
const counterOf = (name: string, windowMs = 3_600_000) =>
  countTogether({ database, config: { RATE_LIMIT_PATIENCE: 60_000 } } as unknown as ApiContext, name, windowMs);

describe('a count', () => {
  const hitsOf = async (counting: ClientRateLimitInfo | Promise<ClientRateLimitInfo>) => (await counting).totalHits;

  it('is exact, however many processes count at once', async () => {
    const processes = ['a', 'b', 'c'].map(() => counterOf('exact'));
    const counts = processes.flatMap((store) => Array.from({ length: 20 }, () => hitsOf(store.increment('ada'))));
    const sorted = (await Promise.all(counts)).sort((one, other) => one - other);
    expect(sorted).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it('is one question to MongoDB, and a second one for the first count after another process', async () => {
    const { rateCounters } = database.models;
    const questions = [jest.spyOn(rateCounters, 'updateOne'), jest.spyOn(rateCounters, 'findOneAndUpdate')];
    const asked = () => questions.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    const [one, other] = [counterOf('questions'), counterOf('questions')];
    await one.increment('ada');
    await one.increment('ada');
    expect(asked()).toBe(2);
    expect(await hitsOf(other.increment('ada'))).toBe(3);
    expect(await hitsOf(other.increment('ada'))).toBe(4);
    expect(asked()).toBe(5);
  });

  it('begins anew when its window has ended, and is taken back on request', async () => {
    const counter = counterOf('windows', 1);
    const { resetTime } = await counter.increment('ada');
    await sleep(Math.max(0, (resetTime?.getTime() ?? 0) - Date.now()) + 5);
    expect(await hitsOf(counter.increment('ada'))).toBe(1);
    const lasting = counterOf('lasting');
    await lasting.increment('ada');
    await lasting.increment('ada');
    await lasting.decrement('ada');
    expect(await hitsOf(lasting.increment('ada'))).toBe(2);
    await lasting.resetKey('ada');
    expect(await hitsOf(lasting.increment('ada'))).toBe(1);
  });

  it('names nobody in the database', async () => {
    await counterOf('names').increment('192.0.2.1 ada@example.com');
    expect(JSON.stringify(await database.models.rateCounters.find().lean())).not.toMatch(/@|192\.0/);
  });
});

describe('two API processes', () => {
  const processes = (env: Record<string, string>): [TestApp, TestApp] => [
    createTestApp(database, { TRUST_PROXY: '1', ...env }),
    createTestApp(database, { TRUST_PROXY: '1', ...env }),
  ];
  const command = ({ app }: TestApp, headers: Record<string, string>) =>
    request(app).post('/api/tickets').set(headers).send({});

  it("count a user's commands together, whatever address they come from", async () => {
    const [one, other] = processes({ RATE_LIMIT_REQUESTS: '3' });
    const { headers } = await signUpUser(one);
    const from = (address: string) => ({ ...headers, 'X-Forwarded-For': address });
    for (const [app, left] of [[one, 2] as const, [other, 1] as const, [one, 0] as const]) {
      const answer = await command(app, from('192.0.2.1'));
      expect(answer.status).toBe(400);
      expect(answer.headers.ratelimit).toMatch(new RegExp(`^"3-in-1min"; r=${left}; t=\\d+$`));
    }
    for (const app of [one, other]) {
      const refused = await command(app, from('192.0.2.2'));
      expect(refused.status).toBe(429);
      expect(refused.headers['retry-after']).toMatch(/^\d+$/);
      expect((await request(app.app).get('/api/config').set(headers)).status).toBe(200);
    }
    expect((await command(other, (await signUpUser(other)).headers)).status).toBe(400);
  });

  it('let fifty users behind one address give their commands at once', async () => {
    const [one, other] = processes({ RATE_LIMIT_REQUESTS: '2', RATE_LIMIT_ADDRESS: '50' });
    const users = await Promise.all(Array.from({ length: 50 }, () => signUpUser(one)));
    const answers = await Promise.all(
      users.flatMap(({ headers }) => [one, other].map(async (app) => (await command(app, headers)).status)),
    );
    expect(answers).toEqual(Array(100).fill(400));
  });

  it('count wrong passwords together, and sign-ups', async () => {
    const [one, other] = processes({ RATE_LIMIT_SIGN_IN: '2', RATE_LIMIT_SIGN_UP: '2' });
    const address = { 'X-Forwarded-For': '198.51.100.3' };
    const email = `${newId()}@example.com`;
    const ask = ({ app }: TestApp, path: string, password: string, who = email) =>
      request(app).post(`/api/users/${path}`).set(address).send({ email: who, password });
    expect((await ask(one, 'signup', 'correct horse')).status).toBe(201);
    expect((await ask(other, 'signup', 'correct horse')).status).toBe(409);
    expect((await ask(one, 'signup', 'correct horse', `${newId()}@example.com`)).status).toBe(429);
    for (const app of [one, other]) expect((await ask(app, 'signin', 'wrong horse')).status).toBe(401);
    for (const app of [one, other]) expect((await ask(app, 'signin', 'correct horse')).status).toBe(429);
  });

  it('let a request go on that nobody counts in time', async () => {
    const [app] = processes({ RATE_LIMIT_REQUESTS: '1', RATE_LIMIT_PATIENCE: '50ms' });
    const { headers } = await signUpUser(app);
    const silence = new Promise<never>(() => undefined);
    jest.spyOn(database.models.rateCounters, 'updateOne').mockReturnValue(silence as never);
    expect((await command(app, headers)).status).toBe(400);
    jest.spyOn(database.models.rateCounters, 'updateOne').mockReturnValue(Promise.reject(new Error('away')) as never);
    expect((await command(app, headers)).status).toBe(400);
  });
});
