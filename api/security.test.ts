import jwt from 'jsonwebtoken';
import request from 'supertest';
import type { Problem } from '../shared/contracts/http/problem';
import { awaitReserved, ORDER_WORKFLOW, orderWorkflowId } from '../shared/contracts/orders';
import { CREATE_TICKET_WORKFLOW } from '../shared/contracts/tickets';
import { SIGN_UP_WORKFLOW, UPDATE_PROFILE_WORKFLOW } from '../shared/contracts/users';
import { call, listTicket, pay, readOrder, reserve } from '../temporal-dev/e2e/steps';
import { type Marketplace, startMarketplace, type Visitor } from '../temporal-dev/testing/start-marketplace';
import { startTestDatabase } from '../temporal-dev/testing/start-test-database';
import { until } from '../temporal-dev/testing/until';
import { newId } from './new-id';
import { DETAILS, storeOrder, storeTicket } from './testing/documents';
import { drawPicture } from './testing/pictures';
import { createTestApp, signUpUser, type TestApp, type TestUser } from './testing/test-app';
import { keyId, signToken, verifyToken } from './tokens';

/**
 * What a hostile client must not achieve, in the order of the list that this was built from. Where the workflow has a
 * say, it is asked of the whole platform (`market`), otherwise of the API over a fake Temporal (`test`).
 */

const MAX_OPEN_ORDERS = 3;
const PASSWORD = 'correct horse';

let test: TestApp;
let user: TestUser;
let market: Marketplace;
let seller: Visitor;
let buyer: Visitor;

beforeAll(async () => {
  test = createTestApp(await startTestDatabase());
  market = await startMarketplace({ env: { MAX_OPEN_ORDERS: String(MAX_OPEN_ORDERS) } });
  [seller, buyer] = await Promise.all([market.signUp('seller'), market.signUp('buyer')]);
});

afterAll(async () => {
  await market?.stop();
  await test.database.close();
});

beforeEach(async () => {
  test.temporal.answers = { [SIGN_UP_WORKFLOW]: () => undefined };
  user = await signUpUser(test);
});

type Headers = Record<string, string>;

const models = () => test.database.models;
const send = (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: object | string) => {
  const sent = request(test.app)[method](path).set(user.headers);
  return body === undefined ? sent : sent.type('application/json').send(body);
};
const fieldsOf = ({ body }: request.Response) => (body as Problem).errors.map(({ field }) => field);

/** A problem without what names the request. */
const kind = ({ status, body }: request.Response) => ({
  status,
  body: { ...body, requestId: undefined, instance: undefined },
});

describe("another user's order → the same 404 as a missing one", () => {
  it.each([
    ['get', (id: string) => send('get', `/api/orders/${id}`)],
    ['cancel', (id: string) => send('delete', `/api/orders/${id}`)],
    ['extend', (id: string) => send('post', `/api/orders/${id}/extend`)],
    ['refund', (id: string) => send('post', `/api/orders/${id}/refund`)],
    ['pay', (id: string) => send('post', '/api/payments', { orderId: id, paymentMethod: 'pm_card_visa' })],
  ])('%s', async (_what, ask) => {
    const anothers = await storeOrder(models(), await storeTicket(models()), { buyerId: newId() });
    const answer = await ask(anothers._id);
    expect(answer.status).toBe(404);
    expect(kind(answer)).toEqual(kind(await ask(newId())));
    expect(test.temporal.calls).toEqual([]);
  });
});

describe('mass assignment (`sellerId`, `status`, `price` on order) has no effect', () => {
  const SMUGGLED = { id: newId(), _id: newId(), sellerId: newId(), buyerId: newId(), status: 'sold', version: 99 };

  it('on a ticket that is listed, or edited', async () => {
    const listed = await listTicket(seller, SMUGGLED);
    expect(listed).toMatchObject({ sellerId: seller.id, status: 'available', version: 1 });
    expect(listed.id).not.toBe(SMUGGLED.id);
    const { status, body } = await call(seller, 'PUT', `/api/tickets/${listed.id}`, { ...DETAILS, ...SMUGGLED });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: listed.id, sellerId: seller.id, status: 'available', version: 2 });
  });

  it('on an order', async () => {
    const ticket = await listTicket(seller);
    const body = { ticketId: ticket.id, ...SMUGGLED, price: { amount: 1, currency: 'usd' }, status: 'complete' };
    const { body: order } = await buyer.request<object>('POST', '/api/orders', { body, expect: [201] });
    expect(order).toMatchObject({ buyerId: buyer.id, status: 'awaiting-payment', price: ticket.price, version: 1 });
    expect(order).not.toMatchObject({ id: SMUGGLED.id });
  });

  it('on a profile', async () => {
    test.temporal.answers[UPDATE_PROFILE_WORKFLOW] = () => undefined;
    await send('patch', '/api/users/me', { name: 'Bea', email: 'admin@example.com', ...SMUGGLED });
    expect(test.temporal.calls[0]?.input).toEqual({ userId: user.id, changeId: expect.any(String), name: 'Bea' });
  });
});

describe('operators in JSON or query (`{"$ne":null}`, `status[$ne]`) → 400', () => {
  const NE = { $ne: null };

  it.each([
    ['/api/users/signin', { email: NE, password: NE }, ['email', 'password']],
    ['/api/users/signin', { email: 'a@example.com', password: { $regex: '.' } }, ['password']],
    ['/api/users/token', { email: NE, password: PASSWORD }, ['email']],
    ['/api/users/token/refresh', { refreshToken: { $gt: '' } }, ['refreshToken']],
    ['/api/orders', { ticketId: NE }, ['ticketId']],
    ['/api/payments', { orderId: NE, paymentMethod: 'pm_card_visa' }, ['orderId']],
    ['/api/tickets', { ...DETAILS, title: { $gt: '' } }, ['title']],
    ['/api/tickets', { ...DETAILS, pictureId: NE }, ['pictureId']],
    ['/api/tickets', { ...DETAILS, $where: '1' }, ['$where']],
    ['/api/tickets', { ...DETAILS, also: [{ deep: NE }] }, ['also.0.deep.$ne']],
  ])('POST %s %j', async (path, body, fields) => {
    const response = await send('post', path, body);
    expect(response.status).toBe(400);
    expect(fieldsOf(response)).toEqual(fields);
    expect(test.temporal.calls).toEqual([]);
  });

  it.each([
    ['/api/tickets?status[$ne]=sold', 'status[$ne]'],
    ['/api/tickets?q[$regex]=.', 'q[$regex]'],
    ['/api/tickets?$where=1', '$where'],
    ['/api/orders?cursor[$gt]=', 'cursor[$gt]'],
    [`/api/pictures/${'a'.repeat(64)}?size[$ne]=card`, 'size[$ne]'],
  ])('GET %s', async (path, field) => {
    const response = await send('get', path);
    expect(response.status).toBe(400);
    expect(fieldsOf(response)).toEqual([field]);
  });
});

describe('`__proto__` keys rejected', () => {
  const body = JSON.stringify(DETAILS).slice(0, -1);

  it.each([
    ['__proto__', `${body},"__proto__":{"status":"sold"}}`],
    ['constructor', `${body},"constructor":{"prototype":{"status":"sold"}}}`],
    ['also.__proto__', `${body},"also":{"__proto__":null}}`],
  ])('%s in JSON', async (field, json) => {
    const response = await send('post', '/api/tickets', json);
    expect(response.status).toBe(400);
    expect(fieldsOf(response)).toEqual([field]);
    expect({}).not.toHaveProperty('status');
    expect(test.temporal.calls).toEqual([]);
  });

  it('in a query', async () => {
    const response = await send('get', '/api/tickets?__proto__=sold');
    expect(response.status).toBe(400);
    expect(fieldsOf(response)).toEqual(['__proto__']);
  });
});

describe('repeated query parameter → 400', () => {
  it.each([
    ['/api/tickets?status=sold&status=held', 'status'],
    ['/api/tickets?q=a&q=b', 'q'],
    ['/api/tickets?limit=1&limit=2', 'limit'],
    ['/api/tickets?unknown=1&unknown=2', 'unknown'],
    ['/api/orders?cursor=a&cursor=b', 'cursor'],
    [`/api/pictures/${'a'.repeat(64)}?size=card&size=full`, 'size'],
  ])('%s', async (path, field) => {
    const response = await send('get', path);
    expect(response.status).toBe(400);
    expect(fieldsOf(response)).toEqual([field]);
  });
});

describe('oversize body → 413, depth bomb → 400', () => {
  it('413 also for a webhook, which nobody has signed', async () => {
    const description = 'x'.repeat(120_000);
    expect((await send('post', '/api/tickets', { ...DETAILS, description })).status).toBe(413);
    expect((await request(test.app).post('/api/webhooks/stripe').send('x'.repeat(1_100_000))).status).toBe(413);
  });

  it.each([
    ['alone', (bomb: string) => bomb],
    ['in a member that has no meaning', (bomb: string) => `${JSON.stringify(DETAILS).slice(0, -1)},"also":${bomb}}`],
  ])('400, %s', async (_where, build) => {
    const bomb = `${'['.repeat(40_000)}${']'.repeat(40_000)}`;
    expect((await send('post', '/api/tickets', build(bomb))).status).toBe(400);
    const objects = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    expect((await send('post', '/api/tickets', build(objects))).status).toBe(400);
    expect(test.temporal.calls).toEqual([]);
  });
});

describe('a file that is a picture and a page at once → served as a picture alone', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('%s', async (format) => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    const file = Buffer.concat([await drawPicture().toFormat(format).toBuffer(), page]);
    const uploaded = await request(test.app).post('/api/pictures').set(user.headers).type('image/png').send(file);
    expect(uploaded.status).toBe(201);
    const served = await request(test.app).get(uploaded.body.url).responseType('blob');
    expect(served.headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' });
    expect(served.body.toString('latin1')).toMatch(/^RIFF....WEBP/s);
    expect(served.body.toString('latin1')).not.toContain('script');
  });
});

describe('JWT `none`, swapped algorithm, wrong audience, expired, signed-out → 401', () => {
  const goodToken = () => user.headers.Cookie.replace('session=', '');

  function claims() {
    const read = verifyToken(test.config, 'access', goodToken());
    if (!read) throw new Error('the token that should be good is not');
    return read;
  }

  interface Forgery {
    key?: string;
    options?: jwt.SignOptions;
    kid?: string;
  }

  /** A token that is ours in everything but what is given. */
  function forge({ key = test.config.JWT_KEY, options = {}, kid = keyId(test.config.JWT_KEY) }: Forgery): string {
    return jwt.sign({ generation: 0 }, key, {
      algorithm: 'HS256',
      keyid: kid,
      expiresIn: 60,
      issuer: 'ticketing',
      audience: 'ticketing-api',
      subject: user.id,
      jwtid: claims().sessionId,
      ...options,
    });
  }

  const carriersOf = (token: string): Headers[] => [
    { Authorization: `Bearer ${token}` },
    { Cookie: `session=${token}` },
  ];

  /** Asks for what needs a session, with the token in the header and in the cookie. */
  const statuses = (token: string) =>
    Promise.all(
      carriersOf(token).map(async (headers) => {
        const response = await request(test.app).get('/api/orders').set(headers);
        const { body } = await request(test.app).get('/api/users/currentuser').set(headers);
        return [response.status, response.headers['www-authenticate'], body.currentUser?.id ?? null];
      }),
    );
  const REFUSED = [
    [401, 'Bearer error="invalid_token"', null],
    [401, 'Bearer', null],
  ];

  it('knows its own tokens, or these tests would prove nothing', async () => {
    const accepted = [200, undefined, user.id];
    expect(await statuses(goodToken())).toEqual([accepted, accepted]);
    expect(await statuses(forge({}))).toEqual([accepted, accepted]);
  });

  const expired = new Date(Date.now() - 1000);
  const part = (value: string) => Buffer.from(value).toString('base64url');

  it.each<[string, () => string]>([
    ['`none`', () => forge({ key: '', options: { algorithm: 'none' } })],
    ['a signature cut off', () => goodToken().replace(/[^.]+$/, '')],
    ['swapped algorithm', () => forge({ options: { algorithm: 'HS512' } })],
    ['another key', () => forge({ key: 'k'.repeat(40) })],
    ['a key that we do not know', () => forge({ key: 'k'.repeat(40), kid: keyId('k'.repeat(40)) })],
    ['wrong audience', () => forge({ options: { audience: 'elsewhere' } })],
    ['the audience of a refresh token', () => forge({ options: { audience: 'ticketing-refresh' } })],
    ['wrong issuer', () => forge({ options: { issuer: 'elsewhere' } })],
    ["another user's session", () => forge({ options: { subject: newId() } })],
    ['expired', () => signToken(test.config, 'access', claims(), expired)],
    ['no JSON inside', () => `${part('{"alg":"HS256","typ":"JWT"}')}.${part('{')}.AAAA`],
    ['nonsense', () => 'nonsense'],
  ])('%s', async (_what, build) => {
    expect(await statuses(build())).toEqual(REFUSED);
  });

  it('signed-out', async () => {
    await send('post', '/api/users/signout');
    expect(await statuses(goodToken())).toEqual(REFUSED);
  });
});

describe('cross-site POST, foreign Origin, text/plain → 403', () => {
  it.each<[string, Headers]>([
    ['cross-site POST', { 'Sec-Fetch-Site': 'cross-site' }],
    ['foreign Origin', { Origin: 'https://evil.example' }],
    ['an Origin that is hidden', { Origin: 'null' }],
    ['a subdomain of our own', { Host: 'tickets.example', Origin: 'https://blog.tickets.example' }],
    ['text/plain', { 'Content-Type': 'text/plain' }],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['a form with files', { 'Content-Type': 'multipart/form-data; boundary=x' }],
  ])('%s', async (_what, headers) => {
    for (const path of ['/api/users/signin', '/api/tickets', '/api/pictures', '/api/users/signout']) {
      const response = await request(test.app)
        .post(path)
        .set({ 'Content-Type': 'application/json', ...user.headers, ...headers })
        .send(JSON.stringify(DETAILS));
      expect(response.status).toBe(403);
      expect(response.body.type).toBe('/problems/cross-site');
    }
    expect(test.temporal.calls).toEqual([]);
    expect((await send('get', '/api/users/currentuser')).body.currentUser.id).toBe(user.id);
  });

  it('and nothing of the sort for a page of ours', async () => {
    const response = await send('patch', '/api/users/me', { name: '' }).set({
      Host: 'tickets.example',
      Origin: 'https://tickets.example',
      'Sec-Fetch-Site': 'same-origin',
    });
    expect(response.status).toBe(400);
  });
});

describe('webhook with missing, wrong, stale signature or one byte changed → 400 and nothing changed', () => {
  /** An order that waits, and the event that says that its payment was authorized. */
  async function openOrder() {
    const { id } = await reserve(await market.signUp('payer'), (await listTicket(seller)).id);
    const { payments } = market.context.database.models;
    const prepared = await until(async () => (await payments.findOne({ orderId: id }).lean()) ?? undefined);
    const type = 'payment_intent.amount_capturable_updated';
    const data = { object: { id: prepared._id, object: 'payment_intent', metadata: { orderId: id } } };
    return { id, payload: JSON.stringify({ id: 'evt_1', object: 'event', type, data }) };
  }

  /** What the order was told, once it was told something: Temporal writes signals down in their order. */
  async function signalsOf(orderId: string) {
    const { events } = await market.context.temporal.workflow.getHandle(orderWorkflowId(orderId)).fetchHistory();
    const signals = events?.filter(({ workflowExecutionSignaledEventAttributes: signal }) => signal) ?? [];
    return signals.length > 0 && signals;
  }

  const sign = (payload: string, { secret = market.platform.config.STRIPE_WEBHOOK_SECRET, ageSeconds = 0 } = {}) =>
    market.context.stripe.webhooks.generateTestHeaderString({
      payload,
      secret,
      timestamp: Math.floor(Date.now() / 1000) - ageSeconds,
    });

  const deliver = (payload: string, signature?: string) =>
    request(market.apiUrl)
      .post('/api/webhooks/stripe')
      .set({ 'Content-Type': 'application/json', ...(signature !== undefined && { 'Stripe-Signature': signature }) })
      .send(payload);

  it.each<[string, (payload: string) => [string, string?]]>([
    ['missing', (payload) => [payload]],
    ['empty', (payload) => [payload, '']],
    ['wrong', (payload) => [payload, sign(payload, { secret: 'whsec_other' })]],
    ['stale', (payload) => [payload, sign(payload, { ageSeconds: 301 })]],
    ['one byte changed', (payload) => [payload.replace('evt_1', 'evt_2'), sign(payload)]],
  ])('%s', async (_what, tamper) => {
    const { id, payload } = await openOrder();
    const { orders } = market.context.database.models;
    const before = await orders.findById(id).lean();
    const response = await deliver(...tamper(payload));
    expect(response.status).toBe(400);
    expect(response.body.type).toBe('/problems/bad-signature');
    expect(await orders.findById(id).lean()).toEqual(before);
    // The same event as it was signed is the only one that the order is told.
    expect((await deliver(payload, sign(payload))).status).toBe(200);
    expect(await until(() => signalsOf(id))).toHaveLength(1);
  });
});

describe('forced 500 → generic body with request id, nothing secret in logs', () => {
  const lines: string[] = [];
  let noisy: TestApp;
  beforeEach(() => {
    lines.length = 0;
    const log = { write: (line: string) => void lines.push(line) };
    noisy = createTestApp(test.database, { LOG_LEVEL: 'trace' }, undefined, log);
  });

  const GENERIC = {
    type: '/problems/internal-error',
    title: 'Something went wrong on our side',
    status: 500,
    detail: 'Something went wrong on our side',
    errors: [{ message: 'Something went wrong on our side' }],
    requestId: 'request-1',
  };

  it('in a workflow', async () => {
    noisy.temporal.answers[CREATE_TICKET_WORKFLOW] = () => {
      throw Object.assign(new TypeError('of the inside'), { request: { headers: { cookie: user.headers.Cookie } } });
    };
    const token = user.headers.Cookie.replace('session=', '');
    const response = await request(noisy.app)
      .post('/api/tickets')
      .set({ Authorization: `Bearer ${token}`, Cookie: user.headers.Cookie, 'X-Request-Id': 'request-1' })
      .send(DETAILS);
    expect(response.status).toBe(500);
    expect(response.body).toEqual({ ...GENERIC, instance: '/api/tickets' });
    const log = lines.join('');
    expect(log).toMatch(/request-1.*of the inside|of the inside.*request-1/);
    expect(log).not.toContain(token);
    expect(log).not.toContain(noisy.config.JWT_KEY);
  });

  it('where a password is at hand', async () => {
    const { credentials } = noisy.database.models;
    const stored: object[] = [];
    const creating = jest.spyOn(credentials, 'create').mockImplementationOnce((...documents) => {
      stored.push(documents.flat());
      // As the driver's errors do, which quote what could not be written.
      return Promise.reject(Object.assign(new Error('of the inside'), { writeErrors: stored, password: PASSWORD }));
    });
    const response = await request(noisy.app)
      .post('/api/users/signup')
      .set('X-Request-Id', 'request-1')
      .send({ email: `${newId()}@example.com`, password: PASSWORD });
    creating.mockRestore();
    expect(response.body).toEqual({ ...GENERIC, instance: '/api/users/signup' });
    const log = lines.join('');
    expect(log).toContain('of the inside');
    expect(log).not.toContain(PASSWORD);
    expect(JSON.stringify(stored)).toContain('$argon2id$v=19$');
    expect(log).not.toContain('$v=19$');
  });
});

describe('CSP, nosniff, Referrer-Policy, HSTS (under TLS), no foreign Origin echoed', () => {
  it.each(['/', '/api/tickets', '/api/nowhere', '/livez'])('%s', async (path) => {
    const { headers } = await request(test.app).get(path).set('Origin', 'https://evil.example');
    expect(headers['content-security-policy']).toMatch(/default-src 'self';script-src 'self';.*frame-ancestors 'none'/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(JSON.stringify(headers)).not.toContain('evil.example');
  });

  it('HSTS over TLS alone', async () => {
    const proxied = createTestApp(test.database, { TRUST_PROXY: '1' });
    const over = async (protocol: string) =>
      (await request(proxied.app).get('/livez').set('X-Forwarded-Proto', protocol)).headers;
    expect((await over('https'))['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect((await over('http'))['strict-transport-security']).toBeUndefined();
  });

  it('lets no other site ask first', async () => {
    const preflight = await request(market.apiUrl).options('/api/orders').set({
      Origin: 'https://evil.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    });
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe("responses carry no hash, no other's email", () => {
  it('in everything that a buyer reads of a purchase', async () => {
    const [vendor, customer] = await Promise.all([market.signUp('vendor'), market.signUp('customer')]);
    const ticket = await listTicket(vendor);
    const order = await reserve(customer, ticket.id);
    expect((await pay(customer, order.id)).status).toBe(201);
    const answersTo = (visitor: Visitor) =>
      Promise.all(
        [
          '/api/tickets',
          `/api/tickets/${ticket.id}`,
          '/api/orders',
          `/api/orders/${order.id}`,
          '/api/users/currentuser',
          '/api/config',
        ].map(async (path) => JSON.stringify((await call(visitor, 'GET', path)).body)),
      );
    const [toVendor, toCustomer] = await Promise.all([answersTo(vendor), answersTo(customer)]);
    expect(toCustomer.join()).toContain('customer-');
    expect(toCustomer.join()).toContain(ticket.id);
    expect(toCustomer.join()).not.toContain('vendor-');
    expect(toVendor.join()).not.toContain('customer-');
    for (const text of [...toVendor, ...toCustomer]) expect(text).not.toMatch(/argon2|passwordHash|_id"|changeId/);
  });
});

describe('buyer cannot buy an own ticket', () => {
  it('403, and the ticket stays on sale', async () => {
    const ticket = await listTicket(seller);
    const { status, body } = await call(seller, 'POST', '/api/orders', { ticketId: ticket.id });
    expect(status).toBe(403);
    expect(body.type).toBe('/problems/own-ticket');
    expect((await call(buyer, 'GET', `/api/tickets/${ticket.id}`)).body.status).toBe('available');
  });

  it('403 also when the API has been got round: the workflow decides', async () => {
    const ticket = await listTicket(seller);
    const orderId = newId();
    const { temporal, config } = market.context;
    const { reserveTimeoutMs, ...times } = {
      reserveTimeoutMs: config.RESERVE_TIMEOUT,
      paymentWindowMs: config.PAYMENT_WINDOW,
      paymentAttempts: config.PAYMENT_ATTEMPTS,
      paymentExtensions: config.PAYMENT_EXTENSIONS,
      paymentExtensionMs: config.PAYMENT_EXTENSION,
      maxOpenOrders: config.MAX_OPEN_ORDERS,
    };
    const handle = await temporal.workflow.start(ORDER_WORKFLOW, {
      workflowId: orderWorkflowId(orderId),
      taskQueue: 'orders',
      args: [{ orderId, ticketId: ticket.id, buyerId: seller.id, reserveTimeoutMs, ...times }],
    });
    await expect(handle.executeUpdate(awaitReserved)).rejects.toMatchObject({ cause: { type: 'OwnTicket' } });
  });
});

describe('price 0, negative, fractional, huge, string; currency unknown; date in the past; title of 10,000 characters or only spaces → 400 with the field', () => {
  const usd = (amount: unknown) => ({ price: { amount, currency: 'usd' } });

  it.each<[string, object, string]>([
    ['price 0', usd(0), 'price.amount'],
    ['negative', usd(-4500), 'price.amount'],
    ['fractional', usd(45.5), 'price.amount'],
    ['huge', usd(1e15), 'price.amount'],
    ['string', usd('4500'), 'price.amount'],
    ['currency unknown', { price: { amount: 4500, currency: 'zzz' } }, 'price.currency'],
    ['date in the past', { startsAt: '2001-01-01T00:00:00Z' }, 'startsAt'],
    ['title of 10,000 characters', { title: 'x'.repeat(10_000) }, 'title'],
    ['only spaces', { title: ' \t\u00a0\u3000 ' }, 'title'],
  ])('%s', async (_what, wrong, field) => {
    const ticket = await storeTicket(models(), { sellerId: user.id });
    const body = { ...DETAILS, ...wrong };
    for (const response of [
      await send('post', '/api/tickets', body),
      await send('put', `/api/tickets/${ticket._id}`, body),
    ]) {
      expect(response.status).toBe(400);
      expect(fieldsOf(response)).toEqual([field]);
    }
    expect(test.temporal.calls).toEqual([]);
  });
});

describe('parallel signup with one email → one 201', () => {
  it('and one account, one profile', async () => {
    const email = 'parallel@example.com';
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        request(market.apiUrl).post('/api/users/signup').send({ email, password: PASSWORD }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
    const { credentials, users } = market.context.database.models;
    expect(await credentials.countDocuments({ _id: email })).toBe(1);
    expect(await users.countDocuments({ email })).toBe(1);
  });
});

describe('per-buyer cap on open orders (`MAX_OPEN_ORDERS`) holds in parallel', () => {
  it(`${MAX_OPEN_ORDERS} of 8 at once, and the next one when one has ended`, async () => {
    const greedy = await market.signUp('greedy');
    const tickets = await Promise.all(Array.from({ length: 8 }, () => listTicket(seller)));
    const answers = await Promise.all(tickets.map(({ id }) => call(greedy, 'POST', '/api/orders', { ticketId: id })));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(answers.length - refused.length).toBe(MAX_OPEN_ORDERS);
    for (const { status, body } of refused) {
      expect(status).toBe(409);
      expect(body.type).toBe('/problems/too-many-open-orders');
    }
    const open = answers.find(({ status }) => status === 201)?.body.id ?? '';
    await greedy.request('DELETE', `/api/orders/${open}`);
    const free = tickets[answers.indexOf(refused[0] ?? answers[0]!)];
    const next = await reserve(greedy, free?.id ?? '');
    expect(await readOrder(greedy, next.id)).toMatchObject({ status: 'awaiting-payment' });
  });
});

describe('a limit never keeps 50 signed-in buyers behind one address from buying at once', () => {
  it('while somebody behind the same address has used up its limit', async () => {
    const RATE_LIMIT_ADDRESS = 60;
    const shared = createTestApp(test.database, {
      RATE_LIMIT_ADDRESS: String(RATE_LIMIT_ADDRESS),
      // Fifty sign-ups may take longer than a minute.
      RATE_LIMIT_WINDOW: '1h',
    });
    const buyers: TestUser[] = [];
    while (buyers.length < 50) buyers.push(await signUpUser(shared));
    for (let asked = buyers.length; asked < RATE_LIMIT_ADDRESS; asked++) await request(shared.app).get('/api/config');
    expect((await request(shared.app).get('/api/config')).status).toBe(429);

    const tickets = await Promise.all(buyers.map(() => storeTicket(models())));
    shared.temporal.answers[awaitReserved.name] = async ({ input }) => {
      const { orderId, buyerId, ticketId } = input as { orderId: string; buyerId: string; ticketId: string };
      const ticket = tickets.find(({ _id }) => _id === ticketId);
      if (ticket) await storeOrder(models(), ticket, { _id: orderId, buyerId });
      return { orderId };
    };
    const answers = await Promise.all(
      buyers.map(({ headers }, index) =>
        request(shared.app).post('/api/orders').set(headers).send({ ticketId: tickets[index]?._id }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
  });
});
