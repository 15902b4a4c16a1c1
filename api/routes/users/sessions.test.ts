import request from 'supertest';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { newId } from '../../new-id';
import { createTestApp, signUpUser, type TestApp } from '../../testing/test-app';
import { signToken, type TokenClaims, type TokenKind, verifyToken } from '../../tokens';

const PASSWORD = 'correct horse';
const PAST = new Date(Date.now() - 60_000);

let test: TestApp;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase());
});
afterAll(() => test.database.close());

type Headers = Record<string, string>;

const post = (path: string, body?: object, headers: Headers = {}, { app }: TestApp = test) =>
  request(app).post(`/api/users/${path}`).set(headers).send(body);
const currentUser = async (headers: Headers, { app }: TestApp = test) =>
  (await request(app).get('/api/users/currentuser').set(headers)).body.currentUser;
const rename = (headers: Headers) => request(test.app).patch('/api/users/me').set(headers).send({ name: '' });
const bearer = (token: string): Headers => ({ Authorization: `Bearer ${token}` });

/** What a browser's jar makes of the answer. */
function cookiesOf({ headers }: request.Response): Record<string, string> {
  const lines: string[] = [headers['set-cookie'] ?? []].flat();
  return Object.fromEntries(lines.map((line) => /^([^=]+)=([^;]*)/.exec(line)?.slice(1) ?? []));
}
const asHeaders = (cookies: Record<string, string>): Headers => ({
  Cookie: Object.entries(cookies)
    .map((pair) => pair.join('='))
    .join('; '),
});

function claimsOf(kind: TokenKind, token: string): TokenClaims {
  const claims = verifyToken(test.config, kind, token);
  if (!claims) throw new Error('this token is not good');
  return claims;
}

interface Browser {
  id: string;
  email: string;
  session: string;
  refresh: string;
}

async function openBrowser(): Promise<Browser> {
  const email = `${newId()}@example.com`;
  const response = await post('signup', { email, password: PASSWORD });
  const { session = '', refresh = '' } = cookiesOf(response);
  return { id: response.body.id, email, session, refresh };
}

/** The cookies of a browser that has not asked for longer than an access token lives. */
const idle = ({ session, refresh }: Browser) => ({
  session: signToken(test.config, 'access', claimsOf('access', session), PAST),
  refresh,
});

const makeRefreshedLongAgo = (userId: string) =>
  test.database.models.sessions.updateMany({ userId }, { $set: { refreshedAt: PAST } });

describe("a browser's session", () => {
  it('is renewed by the first request after its token has expired, and stays the same session', async () => {
    const browser = await openBrowser();
    const response = await request(test.app)
      .get('/api/users/currentuser')
      .set(asHeaders(idle(browser)));
    expect(response.body.currentUser.id).toBe(browser.id);
    const renewed = cookiesOf(response);
    expect(Object.keys(renewed)).toEqual(['session', 'refresh']);
    expect(renewed.refresh).not.toBe(browser.refresh);
    expect(claimsOf('access', renewed.session ?? '')).toMatchObject({
      sessionId: claimsOf('access', browser.session).sessionId,
      generation: 1,
    });
    expect((await currentUser({ Cookie: `session=${renewed.session}` })).id).toBe(browser.id);
  });

  it('is left alone while its token is good', async () => {
    const { session, refresh } = await openBrowser();
    const response = await request(test.app).get('/api/users/currentuser').set(asHeaders({ session, refresh }));
    expect(cookiesOf(response)).toEqual({});
  });

  it('survives that many tabs renew it at once, and that the answer is lost', async () => {
    const browser = await openBrowser();
    const cookies = asHeaders(idle(browser));
    const tabs = await Promise.all(
      Array.from({ length: 12 }, () => request(test.app).get('/api/users/currentuser').set(cookies)),
    );
    expect(tabs.map(({ body }) => body.currentUser?.id)).toEqual(Array(12).fill(browser.id));
    for (const tab of tabs) expect(claimsOf('refresh', cookiesOf(tab).refresh ?? '').generation).toBe(1);
    expect((await currentUser(cookies)).id).toBe(browser.id);
  });

  it('is worth nothing as an expired token without its refresh cookie', async () => {
    const { session } = idle(await openBrowser());
    expect(await currentUser({ Cookie: `session=${session}` })).toBeNull();
    expect(await currentUser(bearer(session))).toBeNull();
  });

  it('ends for thief and victim when an old refresh cookie comes again', async () => {
    const browser = await openBrowser();
    const cookies = idle(browser);
    const renewed = cookiesOf(await request(test.app).get('/api/users/currentuser').set(asHeaders(cookies)));
    await makeRefreshedLongAgo(browser.id);
    expect(await currentUser(asHeaders(cookies))).toBeNull();
    expect(await currentUser(asHeaders(renewed))).toBeNull();
  });

  it('ends with sign-out also when its token has expired, and both cookies are removed once', async () => {
    const browser = await openBrowser();
    const response = await post('signout', undefined, asHeaders(idle(browser)));
    expect(response.status).toBe(204);
    expect(response.headers['set-cookie']).toHaveLength(2);
    expect(cookiesOf(response)).toEqual({ session: '', refresh: '' });
    expect(await test.database.models.sessions.countDocuments({ userId: browser.id })).toBe(0);
  });

  it('ends when its time is over, before the database tidies up', async () => {
    const browser = await openBrowser();
    await test.database.models.sessions.updateMany({ userId: browser.id }, { $set: { expiresAt: PAST } });
    expect(await currentUser(asHeaders({ session: browser.session, refresh: browser.refresh }))).toBeNull();
  });

  it('is replaced by the next sign-in of the same browser', async () => {
    const browser = await openBrowser();
    const signIn = await post(
      'signin',
      { email: browser.email, password: PASSWORD },
      asHeaders({ session: browser.session }),
    );
    expect(signIn.status).toBe(200);
    expect(await currentUser(asHeaders({ session: browser.session }))).toBeNull();
    expect((await currentUser(asHeaders(cookiesOf(signIn)))).id).toBe(browser.id);
  });

  it('is kept in __Host- cookies over TLS, with everything a cookie can be told', async () => {
    const proxied = createTestApp(test.database, { TRUST_PROXY: '1' });
    const tls = { 'X-Forwarded-Proto': 'https' };
    const response = await post('signup', { email: `${newId()}@example.com`, password: PASSWORD }, tls, proxied);
    const flags = '; Max-Age=604800; Path=/; Expires=[^;]+; HttpOnly; Secure; SameSite=';
    expect(response.headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^__Host-session=[^;]+${flags}Lax$`)),
      expect.stringMatching(new RegExp(`^__Host-refresh=[^;]+${flags}Strict$`)),
    ]);
    const cookies = cookiesOf(response);
    expect((await currentUser({ ...tls, ...asHeaders(cookies) }, proxied)).id).toBe(response.body.id);
    const planted = { session: cookies['__Host-session'] ?? '' };
    expect(await currentUser({ ...tls, ...asHeaders(planted) }, proxied)).toBeNull();
  });

  it('is kept in __Host- cookies in production, whatever the proxy says', async () => {
    const production = createTestApp(test.database, {
      NODE_ENV: 'production',
      JWT_KEY: 'j'.repeat(32),
      STRIPE_KEY: 'sk_test_x',
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
    });
    const response = await post('signup', { email: `${newId()}@example.com`, password: PASSWORD }, {}, production);
    expect(Object.keys(cookiesOf(response))).toEqual(['__Host-session', '__Host-refresh']);
  });
});

describe('tokens for other clients', () => {
  async function getTokens() {
    const { id, email } = await openBrowser();
    const { body, status, headers } = await post('token', { email, password: PASSWORD });
    return { id, status, headers, tokens: body };
  }
  const refresh = (refreshToken: string) => post('token/refresh', { refreshToken });

  it('are given for email and password, without a cookie', async () => {
    const { id, status, headers, tokens } = await getTokens();
    expect(status).toBe(200);
    expect(tokens).toEqual({
      accessToken: expect.any(String),
      tokenType: 'Bearer',
      expiresIn: expect.any(Number),
      refreshToken: expect.any(String),
    });
    expect(tokens.expiresIn).toBeGreaterThan(0);
    expect(tokens.expiresIn).toBeLessThanOrEqual(900);
    expect(headers['set-cookie']).toBeUndefined();
    expect((await currentUser(bearer(tokens.accessToken))).id).toBe(id);
  });

  it('are refused for a wrong password, as at sign-in', async () => {
    const response = await post('token', { email: `${newId()}@example.com`, password: PASSWORD });
    expect(response.status).toBe(401);
    expect(response.body.type).toBe('/problems/wrong-credentials');
  });

  it('are not kept: nothing in the database is a token or its hash', async () => {
    const { id, tokens } = await getTokens();
    const stored = JSON.stringify(await test.database.models.sessions.find({ userId: id }).lean());
    for (const token of [tokens.accessToken, tokens.refreshToken]) {
      expect(stored).not.toContain(token);
      expect(stored).not.toContain(token.split('.')[2]);
    }
  });

  it('are renewed by the refresh token, which may be sent twice at once', async () => {
    const { id, tokens } = await getTokens();
    const answers = await Promise.all([refresh(tokens.refreshToken), refresh(tokens.refreshToken)]);
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect((await currentUser(bearer(body.accessToken))).id).toBe(id);
      expect(claimsOf('refresh', body.refreshToken).generation).toBe(1);
    }
    expect((await refresh(answers[1]?.body.refreshToken)).status).toBe(200);
  });

  it.each([
    ['two generations later', (_id: string, next: string): PromiseLike<unknown> => refresh(next)],
    ['half a minute later', (id: string): PromiseLike<unknown> => makeRefreshedLongAgo(id)],
  ])('are lost when an old refresh token is used again %s', async (_when, pass) => {
    const { id, tokens } = await getTokens();
    const { body: next } = await refresh(tokens.refreshToken);
    await pass(id, next.refreshToken);
    const reused = await refresh(tokens.refreshToken);
    expect(reused.status).toBe(401);
    expect(reused.body.type).toBe('/problems/not-signed-in');
    expect((await refresh(next.refreshToken)).status).toBe(401);
    expect(await currentUser(bearer(next.accessToken))).toBeNull();
  });

  it('are good for one thing each', async () => {
    const { tokens } = await getTokens();
    expect(await currentUser(bearer(tokens.refreshToken))).toBeNull();
    expect((await refresh(tokens.accessToken)).status).toBe(401);
  });

  it('live no longer than their session', async () => {
    const short = createTestApp(test.database, { SESSION_TTL: '60s', ACCESS_TOKEN_TTL: '1h' });
    const { email } = await openBrowser();
    const { body } = await post('token', { email, password: PASSWORD }, {}, short);
    expect(body.expiresIn).toBeLessThanOrEqual(60);
  });

  it('tell the client when they are refused, and when one is missing', async () => {
    const refused = await rename(bearer('nonsense'));
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    expect((await rename({})).headers['www-authenticate']).toBe('Bearer');
  });

  it('must be good to sign out with: otherwise nobody knows which session was meant', async () => {
    const { tokens } = await getTokens();
    const headers = bearer(tokens.accessToken);
    expect((await post('signout', undefined, headers)).status).toBe(204);
    expect((await post('signout', undefined, headers)).status).toBe(401);
    expect((await refresh(tokens.refreshToken)).status).toBe(401);
  });
});

describe('the key that signs', () => {
  const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(32)];

  it('can be replaced while sessions go on, until the old key is given up', async () => {
    const before = createTestApp(test.database, { JWT_KEY: OLD });
    const during = createTestApp(test.database, { JWT_KEY: NEW, JWT_PREVIOUS_KEYS: `${'x'.repeat(32)},${OLD}` });
    const after = createTestApp(test.database, { JWT_KEY: NEW });
    const { email } = await openBrowser();
    const { body: old } = await post('token', { email, password: PASSWORD }, {}, before);
    expect(await currentUser(bearer(old.accessToken), during)).not.toBeNull();
    expect(await currentUser(bearer(old.accessToken), after)).toBeNull();

    const { body: next } = await post('token/refresh', { refreshToken: old.refreshToken }, {}, during);
    expect(await currentUser(bearer(next.accessToken), after)).not.toBeNull();
    expect(await currentUser(bearer(next.accessToken), before)).toBeNull();
  });
});

describe('sign-out everywhere', () => {
  it('ends every session of the user, and nobody else’s', async () => {
    const browser = await openBrowser();
    const phone = await post('token', { email: browser.email, password: PASSWORD });
    const stranger = await signUpUser(test);
    const headers = asHeaders({ session: browser.session });
    const response = await post('signout-everywhere', undefined, headers);
    expect(response.status).toBe(204);
    expect(cookiesOf(response)).toEqual({ session: '', refresh: '' });
    expect(await currentUser(headers)).toBeNull();
    expect(await currentUser(bearer(phone.body.accessToken))).toBeNull();
    expect((await post('token/refresh', { refreshToken: phone.body.refreshToken })).status).toBe(401);
    expect((await currentUser(stranger.headers)).id).toBe(stranger.id);
    expect((await post('signout-everywhere')).status).toBe(401);
  });
});
