import jwt from 'jsonwebtoken';
import request from 'supertest';
import { SIGN_UP_WORKFLOW, type SignUpInput, UPDATE_PROFILE_WORKFLOW } from '../../../shared/contracts/users';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { newId } from '../../new-id';
import { type Answer, beAway } from '../../testing/fake-temporal';
import { createTestApp, sessionCookie, signUpUser, type TestApp } from '../../testing/test-app';

const PASSWORD = 'correct horse';
const newEmail = () => `${newId()}@example.com`;

let test: TestApp;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase());
});
afterAll(() => test.database.close());
beforeEach(() => {
  test.temporal.calls = [];
  test.temporal.answers = { [SIGN_UP_WORKFLOW]: () => undefined };
});

/** What the sign-up workflow does. */
const writeProfile: Answer = async ({ input }) => {
  const { userId: _id, email, name } = input as SignUpInput;
  const now = new Date();
  await test.database.models.users.create([
    { _id, email, name, version: 1, changeId: newId(), createdAt: now, updatedAt: now },
  ]);
};

const post = (path: string, body?: object) => request(test.app).post(`/api/users/${path}`).send(body);
const currentUser = (headers: Record<string, string>) => request(test.app).get('/api/users/currentuser').set(headers);

describe('sign-up', () => {
  it('answers 201 with the user, signs in, and runs the workflow without the password', async () => {
    const response = await post('signup', { email: ' Ann@Example.COM ', password: PASSWORD, name: 'Ann' });
    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      email: 'ann@example.com',
      name: 'Ann',
    });
    expect(response.headers['set-cookie']?.[0]).toMatch(
      /^session=.+; Max-Age=604800; Path=\/; .*HttpOnly; SameSite=Lax$/,
    );
    const { id } = response.body;
    expect(test.temporal.calls).toEqual([
      {
        kind: 'start',
        name: SIGN_UP_WORKFLOW,
        workflowId: `signup-${id}`,
        taskQueue: 'users',
        input: { userId: id, email: 'ann@example.com', name: 'Ann' },
      },
    ]);
    const { body } = await currentUser({ Cookie: sessionCookie(response) });
    expect(body).toEqual({ currentUser: { id, email: 'ann@example.com', name: 'Ann' } });
  });

  it('lets one of many parallel sign-ups with one email win', async () => {
    const email = newEmail();
    const responses = await Promise.all(Array.from({ length: 8 }, () => post('signup', { email, password: PASSWORD })));
    expect(responses.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    const refused = responses.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ type: '/problems/email-taken', errors: [{ field: 'email' }] });
  });

  it.each([
    [{ password: PASSWORD }, ['email']],
    [{ email: 'nobody', password: 'short' }, ['email', 'password']],
    [{ email: { $gt: '' }, password: PASSWORD }, ['email']],
    [{ email: 'a@example.com', password: 'x'.repeat(1025) }, ['password']],
    [undefined, ['email', 'password']],
  ])('answers 400 to %j and names %j', async (body, fields) => {
    const response = await post('signup', body);
    expect(response.status).toBe(400);
    expect(response.type).toBe('application/problem+json');
    expect(response.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
  });

  it('says plainly what is wrong with the body', async () => {
    const response = await post('signup', { email: 7, name: null });
    expect(response.body.errors).toEqual([
      { field: 'email', message: 'must be a string' },
      { field: 'password', message: 'is required' },
      { field: 'name', message: 'must be a string' },
    ]);
  });

  it('answers 503 when Temporal is away; the same request finishes it later, one with another password does not', async () => {
    const email = newEmail();
    test.temporal.answers[SIGN_UP_WORKFLOW] = beAway;
    expect((await post('signup', { email, password: PASSWORD, name: 'Ann' })).status).toBe(503);
    expect((await post('signup', { email, password: PASSWORD, name: 'Ann' })).status).toBe(503);

    test.temporal.answers[SIGN_UP_WORKFLOW] = writeProfile;
    expect((await post('signup', { email, password: 'wrong horse' })).status).toBe(409);
    const repeated = await post('signup', { email, password: PASSWORD, name: 'Ann' });
    expect(repeated.status).toBe(201);
    expect(repeated.body).toMatchObject({ email, name: 'Ann' });
    const started = test.temporal.calls.map(({ workflowId }) => workflowId);
    expect(started).toEqual(Array(3).fill(`signup-${repeated.body.id}`));
    const { body } = await currentUser({ Cookie: sessionCookie(repeated) });
    expect(body.currentUser.id).toBe(repeated.body.id);

    expect((await post('signup', { email, password: PASSWORD, name: 'Ann' })).status).toBe(409);
  });

  it('lets one of many parallel repeats finish a sign-up that its process did not survive', async () => {
    const email = newEmail();
    await post('signup', { email, password: PASSWORD });
    await test.database.models.credentials.updateOne({ _id: email }, { finishableFrom: new Date() });
    const responses = await Promise.all(Array.from({ length: 8 }, () => post('signup', { email, password: PASSWORD })));
    expect(responses.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
  });

  it('answers 503 when Temporal is away; a later sign-in completes the account', async () => {
    const email = newEmail();
    test.temporal.answers[SIGN_UP_WORKFLOW] = beAway;
    const signUp = await post('signup', { email, password: PASSWORD });
    expect(signUp.status).toBe(503);
    expect(signUp.headers['retry-after']).toBe('2');

    test.temporal.answers[SIGN_UP_WORKFLOW] = () => undefined;
    test.temporal.calls = [];
    const signIn = await post('signin', { email, password: PASSWORD });
    expect(signIn.status).toBe(200);
    expect(test.temporal.calls).toEqual([expect.objectContaining({ workflowId: `signup-${signIn.body.id}` })]);
  });
});

describe('sign-in', () => {
  it('answers an unknown email and a wrong password alike', async () => {
    const email = newEmail();
    await post('signup', { email, password: PASSWORD });
    const [unknown, wrong] = await Promise.all([
      post('signin', { email: newEmail(), password: PASSWORD }),
      post('signin', { email, password: 'wrong' }),
    ]);
    const { requestId: _unknownId, ...unknownBody } = unknown.body;
    const { requestId: _wrongId, ...wrongBody } = wrong.body;
    expect(unknown.status).toBe(401);
    expect(wrong.status).toBe(401);
    expect(unknownBody).toEqual(wrongBody);
  });

  it('limits wrong passwords per email, not those of others', async () => {
    const limited = createTestApp(test.database, { RATE_LIMIT_SIGN_IN: '2' });
    const email = newEmail();
    const attempt = (who: string) =>
      request(limited.app).post('/api/users/signin').send({ email: who, password: 'wrong' });
    expect((await attempt(email)).status).toBe(401);
    expect((await attempt(email)).status).toBe(401);
    const refused = await attempt(email);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ type: '/problems/too-many-requests', status: 429 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attempt(newEmail())).status).toBe(401);
  });
});

describe('sessions', () => {
  it('end with sign-out, also for a copied token', async () => {
    const { headers } = await signUpUser(test);
    const signOut = await request(test.app).post('/api/users/signout').set(headers);
    expect(signOut.status).toBe(204);
    expect((await currentUser(headers)).body).toEqual({ currentUser: null });
  });

  it('end when their time is over, before the database tidies up', async () => {
    const { id, headers } = await signUpUser(test);
    await test.database.models.sessions.updateMany({ userId: id }, { $set: { expiresAt: new Date(Date.now() - 1) } });
    expect((await currentUser(headers)).body).toEqual({ currentUser: null });
  });

  it('are accepted as a bearer token', async () => {
    const { id, headers } = await signUpUser(test);
    const token = headers.Cookie.replace('session=', '');
    const { body } = await currentUser({ Authorization: `Bearer ${token}` });
    expect(body.currentUser.id).toBe(id);
  });

  it.each([
    ['without a signature', { algorithm: 'none' as const, key: '' }],
    ['with another algorithm', { algorithm: 'HS512' as const }],
    ['with another key', { key: 'k'.repeat(40) }],
    ['for another audience', { audience: 'elsewhere' }],
  ])('refuse a token %s', async (_what, { algorithm = 'HS256' as const, key, audience = 'ticketing-api' }: Forged) => {
    const { id, headers } = await signUpUser(test);
    const { jti } = jwt.decode(headers.Cookie.replace('session=', '')) as jwt.JwtPayload;
    const claims = { subject: id, jwtid: jti, issuer: 'ticketing', audience };
    const token = jwt.sign({}, key ?? test.config.JWT_KEY, { ...claims, algorithm });
    expect((await currentUser({ Authorization: `Bearer ${token}` })).body).toEqual({ currentUser: null });
  });

  it('mark the cookie Secure in production', async () => {
    const env = {
      NODE_ENV: 'production',
      JWT_KEY: 'j'.repeat(32),
      STRIPE_KEY: 'sk_test_x',
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
    };
    const production = createTestApp(test.database, env);
    const response = await request(production.app)
      .post('/api/users/signup')
      .send({ email: newEmail(), password: PASSWORD });
    expect(response.headers['set-cookie']?.[0]).toContain('; Secure');
  });
});

interface Forged {
  algorithm?: jwt.Algorithm;
  key?: string;
  audience?: string;
}

describe('profile', () => {
  it('answers 401 to nobody, 400 to a blank name, 200 to a new one', async () => {
    const patch = (headers: Record<string, string>, name: string) =>
      request(test.app).patch('/api/users/me').set(headers).send({ name });
    expect((await patch({}, '')).status).toBe(401);
    const { id, headers } = await signUpUser(test);
    const blank = await patch(headers, '  ');
    expect(blank.status).toBe(400);
    expect(blank.body.errors[0].field).toBe('name');
    test.temporal.answers[UPDATE_PROFILE_WORKFLOW] = () => undefined;
    expect((await patch(headers, 'Bea')).status).toBe(200);
    expect(test.temporal.calls).toMatchObject([{ taskQueue: 'users', input: { userId: id, name: 'Bea' } }]);
  });
});
