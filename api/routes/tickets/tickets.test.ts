import request from 'supertest';
import { CREATE_TICKET_WORKFLOW, EDIT_TICKET_WORKFLOW } from '../../../shared/contracts/tickets';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { newId } from '../../new-id';
import { DETAILS, listTicket, storeTicket } from '../../testing/documents';
import { beAway, failWorkflow } from '../../testing/fake-temporal';
import { newJpeg } from '../../testing/pictures';
import { createTestApp, signUpUser, type TestApp, type TestUser } from '../../testing/test-app';

let test: TestApp;
let seller: TestUser;
let another: TestUser;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase());
  [seller, another] = [await signUpUser(test), await signUpUser(test)];
});
afterAll(() => test.database.close());
beforeEach(() => {
  test.temporal.calls = [];
  test.temporal.answers = {};
});

describe('a ticket', () => {
  it.each(['nonsense', '%zz', newId(), newId().toUpperCase()])('is 404 for %s', async (id) => {
    const response = await request(test.app).get(`/api/tickets/${id}`);
    expect(response.status).toBe(404);
    expect(response.body.errors).toHaveLength(1);
  });

  it('is listed by a workflow, with the seller and what was said', async () => {
    test.temporal.answers[CREATE_TICKET_WORKFLOW] = listTicket;
    const body = {
      ...DETAILS,
      price: { amount: 4500, currency: 'USD' },
      seat: undefined,
      sellerId: newId(),
      version: 9,
    };
    const response = await request(test.app).post('/api/tickets').set(seller.headers).send(body);
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({ ...DETAILS, sellerId: seller.id, status: 'available', version: 1 });
    expect(test.temporal.calls).toEqual([
      {
        kind: 'start',
        name: CREATE_TICKET_WORKFLOW,
        workflowId: expect.stringMatching(/^create-ticket-[0-9a-f]{24}$/),
        taskQueue: 'tickets',
        input: { ticketId: expect.stringMatching(/^[0-9a-f]{24}$/), sellerId: seller.id, details: DETAILS },
      },
    ]);
  });

  it.each([
    [{ price: { amount: 1, currency: 'usd' } }, ['price.amount']],
    [{ price: { amount: 45.5, currency: 'usd' } }, ['price.amount']],
    [{ price: { amount: '4500', currency: 'zzz' } }, ['price.amount', 'price.currency']],
    [{ title: ' ', startsAt: '2001-01-01T00:00:00Z' }, ['title', 'startsAt']],
  ])('is refused with %j, naming %j', async (wrong, fields) => {
    const response = await request(test.app)
      .post('/api/tickets')
      .set(seller.headers)
      .send({ ...DETAILS, ...wrong });
    expect(response.status).toBe(400);
    expect(response.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
    expect(test.temporal.calls).toEqual([]);
  });

  it('cannot be listed while Temporal is away: 503', async () => {
    test.temporal.answers[CREATE_TICKET_WORKFLOW] = beAway;
    const response = await request(test.app).post('/api/tickets').set(seller.headers).send(DETAILS);
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('2');
  });

  it('checks in the order 401, 400, 404, 403, 409', async () => {
    const { _id: own } = await storeTicket(test.database.models, { sellerId: seller.id });
    const { _id: others } = await storeTicket(test.database.models);
    const put = (id: string, body: object, headers: Record<string, string> = seller.headers) =>
      request(test.app).put(`/api/tickets/${id}`).set(headers).send(body);
    test.temporal.answers[EDIT_TICKET_WORKFLOW] = failWorkflow('TicketHeld');
    expect((await put('nonsense', {}, {})).status).toBe(401);
    expect((await put('nonsense', {})).status).toBe(400);
    expect((await put('nonsense', DETAILS)).status).toBe(404);
    expect((await put(others, DETAILS)).status).toBe(403);
    const held = await put(own, DETAILS);
    expect(held.status).toBe(409);
    expect(held.body.type).toBe('/problems/ticket-held');
  });

  it.each<[string, unknown, number]>([
    ['malformed', 'nonsense', 400],
    ['in upper case', 'A'.repeat(64), 400],
    ['no text', { $gt: '' }, 400],
    ['unknown', 'a'.repeat(64), 404],
  ])('is refused with a picture whose id is %s', async (_what, pictureId, status) => {
    const { _id } = await storeTicket(test.database.models, { sellerId: seller.id });
    const body = { ...DETAILS, pictureId };
    for (const asked of [request(test.app).post('/api/tickets'), request(test.app).put(`/api/tickets/${_id}`)]) {
      const response = await asked.set(seller.headers).send(body);
      expect(response.status).toBe(status);
      if (status === 404) expect(response.body.type).toBe('/problems/picture-not-found');
      else expect(response.body.errors[0].field).toBe('pictureId');
    }
    expect(test.temporal.calls).toEqual([]);
  });

  it('shows whatever picture its seller names, also one that somebody else uploaded', async () => {
    test.temporal.answers[CREATE_TICKET_WORKFLOW] = listTicket;
    const { body: picture } = await request(test.app)
      .post('/api/pictures')
      .set(another.headers)
      .type('image/jpeg')
      .send(await newJpeg());
    const body = { ...DETAILS, pictureId: picture.id };
    const response = await request(test.app).post('/api/tickets').set(seller.headers).send(body);
    expect(response.status).toBe(201);
    expect(response.body.pictureId).toBe(picture.id);
    expect(test.temporal.calls[0]?.input).toMatchObject({ details: { pictureId: picture.id } });
  });

  it('is 404 also when only its workflow finds the picture gone', async () => {
    test.temporal.answers[CREATE_TICKET_WORKFLOW] = failWorkflow('PictureNotFound');
    const response = await request(test.app).post('/api/tickets').set(seller.headers).send(DETAILS);
    expect(response.status).toBe(404);
    expect(response.body.type).toBe('/problems/picture-not-found');
  });

  it('that is being changed is 503 for a second', async () => {
    const { _id } = await storeTicket(test.database.models, { sellerId: seller.id });
    test.temporal.answers[EDIT_TICKET_WORKFLOW] = failWorkflow('TicketBusy');
    const response = await request(test.app).put(`/api/tickets/${_id}`).set(seller.headers).send(DETAILS);
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('1');
  });
});
