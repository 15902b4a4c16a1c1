import * as argon2 from '@node-rs/argon2';
import request from 'supertest';
import { SIGN_UP_WORKFLOW, type SignUpInput, UPDATE_PROFILE_WORKFLOW } from '../../../shared/contracts/users';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { newId } from '../../new-id';
import { storeTicket } from '../../testing/documents';
import { type Answer, beAway } from '../../testing/fake-temporal';
import { createTestApp, sessionCookie, signUpUser, type TestApp } from '../../testing/test-app';

jest.mock('@node-rs/argon2', () => {
  const actual = jest.requireActual<typeof import('@node-rs/argon2')>('@node-rs/argon2');
  return { ...actual, verify: jest.fn(actual.verify) };
});

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
    [{ email: `${'a'.repeat(65)}@example.com`, password: PASSWORD }, ['email']],
    [{ email: 'a@nobody-.example.com', password: PASSWORD }, ['email']],
    [{ email: 'a@example.com', password: 'x'.repeat(1025) }, ['password']],
    [{ email: 'a@example.com', password: 'password123' }, ['password']],
    [{ email: 'a@example.com', password: 'Cassandra!', name: 'Cassandra' }, ['password']],
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
  const signIn = (app: TestApp, email: string, password: string) =>
    request(app.app).post('/api/users/signin').send({ email, password });

  /** An answer without what differs from one request to the next. */
  const comparable = ({ status, body, headers }: request.Response) => ({
    status,
    body: { ...body, requestId: undefined },
    headers: Object.entries(headers)
      .filter(([name]) => !['date', 'x-request-id'].includes(name))
      .map(([name, value]) => [name, value.replace(/t=\d+/g, 't=').replace(/pk=:.*?:/g, 'pk=')]),
  });

  it('answers an unknown email and a wrong password alike, after checking one hash of the same cost', async () => {
    const email = newEmail();
    await post('signup', { email, password: PASSWORD });
    const attempt = async (who: string) => {
      // What was counted of this address before would be seen in the headers.
      await test.database.models.rateCounters.deleteMany();
      const verify = jest.mocked(argon2.verify).mockClear();
      const response = await signIn(createTestApp(test.database), who, 'wrong horse');
      const costs = verify.mock.calls.map(([hash]) => hash.toString().split('$').slice(0, 4));
      return { costs, answer: comparable(response) };
    };
    const unknown = await attempt(newEmail());
    expect(unknown.answer.status).toBe(401);
    expect(unknown.costs).toEqual([['', 'argon2id', 'v=19', 'm=19456,t=2,p=1']]);
    expect(await attempt(email)).toEqual(unknown);
  });

  it('refuses whoever signs in with the old password while it is being changed', async () => {
    const email = newEmail();
    await post('signup', { email, password: PASSWORD });
    const { sessions, credentials } = test.database.models;
    jest.mocked(argon2.verify).mockImplementationOnce(async () => {
      await credentials.updateOne({ _id: email }, { passwordHash: 'of another password' });
      return true;
    });
    expect((await post('signin', { email, password: PASSWORD })).status).toBe(401);
    const account = await credentials.findById(email).lean();
    // The one of the sign-up is left.
    expect(await sessions.countDocuments({ userId: account?.userId })).toBe(1);
  });
});

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

describe('a seller', () => {
  const seller = (id: string) => request(test.app).get(`/api/sellers/${id}`);
  const listing = async (profile: { email: string; name: string }) => {
    const { _id, sellerId } = await storeTicket(test.database.models);
    const now = new Date();
    await test.database.models.users.create([
      { _id: sellerId, ...profile, version: 1, changeId: _id, createdAt: now, updatedAt: now },
    ]);
    return sellerId;
  };

  it('is known to everybody by the name they chose, and by nothing else', async () => {
    const id = await listing({ email: newEmail(), name: 'Ann' });
    const { status, body, headers } = await seller(id);
    expect({ status, body }).toEqual({ status: 200, body: { id, name: 'Ann' } });
    expect(headers['cache-control']).toBe('public, no-cache');
  });

  it('has no name when theirs is made of their email', async () => {
    const email = newEmail();
    const id = await listing({ email, name: email.slice(0, email.indexOf('@')) });
    expect((await seller(id)).body).toEqual({ id, name: null });
  });

  it.each(['nothing', newId()])('is 404 for %s', async (id) => {
    const { status, body } = await seller(id);
    expect({ status, type: body.type }).toEqual({ status: 404, type: '/problems/seller-not-found' });
  });

  it('is 404 for somebody who has never listed a ticket', async () => {
    const { body } = await post('signup', { email: newEmail(), password: PASSWORD, name: 'Buyer' });
    expect((await seller(body.id)).status).toBe(404);
  });
});
