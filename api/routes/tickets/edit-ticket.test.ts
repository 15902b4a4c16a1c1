import request from 'supertest';
import { EDIT_TICKET_WORKFLOW, type EditTicketInput, type Ticket } from '../../../shared/contracts/tickets';
import { type TicketDocument, toTicket } from '../../../shared/infra/models/tickets';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { newId } from '../../new-id';
import { DETAILS, storeTicket } from '../../testing/documents';
import { failWorkflow } from '../../testing/fake-temporal';
import { createTestApp, signUpUser, type TestApp, type TestUser } from '../../testing/test-app';

let test: TestApp;
let seller: TestUser;
let ticket: TicketDocument;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase());
  seller = await signUpUser(test);
});
afterAll(() => test.database.close());
beforeEach(async () => {
  ticket = await storeTicket(test.database.models, { sellerId: seller.id });
  test.temporal.calls = [];
  test.temporal.answers[EDIT_TICKET_WORKFLOW] = ({ input }): Ticket => {
    const { details } = input as EditTicketInput;
    return { ...toTicket(ticket), ...details, version: ticket.version + 1 };
  };
});

const edit = (ifMatch?: string, id = ticket._id, headers: Record<string, string> = seller.headers) =>
  request(test.app)
    .put(`/api/tickets/${id}`)
    .set({ ...headers, ...(ifMatch !== undefined && { 'If-Match': ifMatch }) })
    .send(DETAILS);

describe('an edit', () => {
  it('answers with the ETag that reading the ticket gives, so that the next edit can follow', async () => {
    const read = await request(test.app).get(`/api/tickets/${ticket._id}`);
    expect(read.headers.etag).toBe('"v1"');
    const edited = await edit(read.headers.etag);
    expect(edited.status).toBe(200);
    expect(edited.headers.etag).toBe('"v2"');
  });

  it.each<[string | undefined, number[] | undefined]>([
    [undefined, undefined],
    ['*', undefined],
    ['"v1"', [1]],
    ['"v1", "v12" ,"another"', [1, 12]],
    // Weak ones and those that no ticket has never match.
    ['W/"v1"', []],
    ['"v01", "v", "V1", "xv1"', []],
    ['""', []],
  ])('with If-Match: %s asks its workflow for the versions %j', async (ifMatch, expectedVersions) => {
    expect((await edit(ifMatch)).status).toBe(200);
    const input = test.temporal.calls[0]?.input;
    expect(input).toEqual({
      ticketId: ticket._id,
      sellerId: seller.id,
      changeId: expect.any(String),
      details: DETAILS,
      expectedVersions,
    });
  });

  it('is 412 when the workflow finds another version', async () => {
    test.temporal.answers[EDIT_TICKET_WORKFLOW] = failWorkflow('VersionMismatch');
    const response = await edit('"v7"');
    expect(response.status).toBe(412);
    expect(response.body.type).toBe('/problems/version-mismatch');
    expect(response.headers.etag).toBeUndefined();
  });

  it.each(['', 'v1', '"v1', '"v1" "v2"', '"v1",', '*, "v1"', 'w/"v1"'])('is 400 with If-Match: %s', async (ifMatch) => {
    const response = await edit(ifMatch);
    expect(response.status).toBe(400);
    expect(response.body.errors[0].field).toBe('If-Match');
    expect(test.temporal.calls).toEqual([]);
  });

  it('is judged by its header after the session, and before ticket and seller', async () => {
    const { _id: others } = await storeTicket(test.database.models);
    expect((await edit('nonsense', newId(), {})).status).toBe(401);
    expect((await edit('nonsense', newId())).status).toBe(400);
    expect((await edit('"v9"', newId())).status).toBe(404);
    expect((await edit('"v9"', others)).status).toBe(403);
    test.temporal.answers[EDIT_TICKET_WORKFLOW] = failWorkflow('TicketHeld');
    expect((await edit('"v9"')).status).toBe(409);
  });
});
