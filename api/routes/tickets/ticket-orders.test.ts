import request from 'supertest';
import { TICKET_SORTS } from '../../../shared/contracts/http/list-tickets';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { storeTicket } from '../../testing/documents';
import { createTestApp, type TestApp } from '../../testing/test-app';

let test: TestApp;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase());
  for (let count = 0; count < 5; count++) await storeTicket(test.database.models);
});
afterAll(() => test.database.close());

interface Stage {
  stage: string;
  keyPattern?: object;
  inputStage?: Stage;
}

const stagesOf = (stage: Stage): Stage[] => [stage, ...(stage.inputStage ? stagesOf(stage.inputStage) : [])];

const INDEXES = {
  newest: { _id: 1 },
  date: { dateKey: 1, _id: -1 },
  price: { 'price.currency': 1, 'price.amount': 1, _id: -1 },
  '-price': { 'price.currency': 1, 'price.amount': 1, _id: -1 },
};

it.each(TICKET_SORTS)('the first page and the next follow an index and sort nothing, by %s', async (sort) => {
  const { collection } = test.database.models.tickets;
  const find = jest.spyOn(collection, 'find');
  const ask = (cursor: string) => request(test.app).get('/api/tickets').query({ sort, limit: 2, cursor });
  await ask((await ask('')).body.nextCursor);
  const questions = [...find.mock.calls];
  find.mockRestore();
  expect(questions).toHaveLength(2);
  for (const [filter, options] of questions) {
    const { queryPlanner } = await collection.find(filter ?? {}, options).explain();
    const stages = stagesOf(queryPlanner.winningPlan);
    expect(stages.map(({ stage }) => stage)).not.toContain('SORT');
    expect(stages.find(({ stage }) => stage === 'IXSCAN')?.keyPattern).toEqual(INDEXES[sort]);
  }
});
