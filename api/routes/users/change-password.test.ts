import request from 'supertest';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { newId } from '../../new-id';
import { createTestApp, sessionCookie, type TestApp } from '../../testing/test-app';

const OLD = 'correct horse';
const NEW = 'battery staple';

let test: TestApp;
let email: string;
let cookie: string;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase(), { RATE_LIMIT_SIGN_IN_HOURLY: '3' });
});
afterAll(() => test.database.close());
beforeEach(async () => {
  email = `${newId()}@example.com`;
  cookie = sessionCookie(await post('signup', { email, password: OLD, name: 'Cassandra' }));
});

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  request(test.app).post(`/api/users/${path}`).set(headers).send(body);
const change = (currentPassword: string, newPassword: string, headers: Record<string, string> = { Cookie: cookie }) =>
  post('me/password', { currentPassword, newPassword }, headers);
const signIn = async (password: string) => (await post('signin', { email, password })).status;
const cookiePairs = ({ headers }: request.Response): string[] =>
  [headers['set-cookie'] ?? []].flat().map((line: string) => line.split(';')[0] ?? '');
const isSignedIn = async (headers: Record<string, string>) =>
  (await request(test.app).get('/api/users/currentuser').set(headers)).body.currentUser !== null;

describe('a change of the password', () => {
  it('lets in with the new one only, and ends all other sessions', async () => {
    const { body: elsewhere } = await post('token', { email, password: OLD });
    expect((await change(OLD, NEW)).status).toBe(204);
    expect(await signIn(OLD)).toBe(401);
    expect(await signIn(NEW)).toBe(200);
    expect(await isSignedIn({ Cookie: cookie })).toBe(true);
    expect(await isSignedIn({ Authorization: `Bearer ${elsewhere.accessToken}` })).toBe(false);
    expect((await post('token/refresh', { refreshToken: elsewhere.refreshToken })).status).toBe(401);
  });

  it('gives a browser new tokens, and ends the session of whoever has copied its old refresh cookie', async () => {
    const signUp = await post('signin', { email, password: OLD });
    const [before = '', refreshBefore = ''] = cookiePairs(signUp);
    const changed = await change(OLD, NEW, { Cookie: before });
    const [after = '', refreshAfter = ''] = cookiePairs(changed);
    expect(refreshAfter).toMatch(/^refresh=./);
    expect(await isSignedIn({ Cookie: refreshAfter })).toBe(true);
    expect(await isSignedIn({ Cookie: refreshBefore })).toBe(false);
    expect(await isSignedIn({ Cookie: after })).toBe(false);
  });

  it('leaves a client with a bearer token its tokens', async () => {
    const { body: tokens } = await post('token', { email, password: OLD });
    const changed = await change(OLD, NEW, { Authorization: `Bearer ${tokens.accessToken}` });
    expect(changed.status).toBe(204);
    expect(changed.headers['set-cookie']).toBeUndefined();
    expect((await post('token/refresh', { refreshToken: tokens.refreshToken })).status).toBe(200);
  });

  it('needs a session and the current password: 401, 403', async () => {
    expect((await change(OLD, NEW, {})).status).toBe(401);
    const refused = await change('wrong horse', NEW);
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ type: '/problems/wrong-password', errors: [{ field: 'currentPassword' }] });
    expect(await signIn(OLD)).toBe(200);
    expect(await isSignedIn({ Cookie: cookie })).toBe(true);
  });

  it.each(['short', 'x'.repeat(1025), 'password123', 'cassandra-1', 'Ticketing-1'])(
    'answers 400 to a new password that is no good: %s',
    async (password) => {
      const refused = await change(OLD, password);
      expect(refused.status).toBe(400);
      expect(refused.body.errors).toMatchObject([{ field: 'newPassword' }]);
    },
  );

  it('is made once when two are sent at once', async () => {
    const answers = await Promise.all([change(OLD, NEW), change(OLD, `${NEW} two`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 403]);
  });

  it('cannot be used to guess the password of a session that was left open', async () => {
    for (const guess of ['guess one', 'guess two', 'guess three']) expect((await change(guess, NEW)).status).toBe(403);
    const refused = await change(OLD, NEW);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await signIn(OLD)).toBe(200);
  });
});
