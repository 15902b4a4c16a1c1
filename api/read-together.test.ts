import type { Database } from '../shared/infra/mongo';
import { startTestDatabase } from '../temporal-dev/testing/start-test-database';
import { readTogether } from './read-together';
import { storeTicket } from './testing/documents';

let database: Database;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());

/** How many reads of the collection the database has been sent meanwhile. */
async function countReads(act: () => Promise<unknown>): Promise<number> {
  const { tickets } = database.models;
  const finds = [jest.spyOn(tickets, 'find'), jest.spyOn(tickets, 'findById')];
  await act();
  const count = finds.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  for (const find of finds) find.mockRestore();
  return count;
}

it('finds each document, and null for what is not there', async () => {
  const { tickets } = database.models;
  const stored = await Promise.all([storeTicket(database.models), storeTicket(database.models)]);
  const ids = [...stored.map(({ _id }) => _id), 'nowhere'];
  const found = await Promise.all(ids.map((id) => readTogether(tickets, id)));
  expect(found.map((ticket) => ticket?._id)).toEqual([stored[0]?._id, stored[1]?._id, undefined]);
});

it('reads for a crowd a few times', async () => {
  const { tickets } = database.models;
  const { _id } = await storeTicket(database.models);
  const reads = await countReads(() => Promise.all(Array.from({ length: 100 }, () => readTogether(tickets, _id))));
  expect(reads).toBeLessThanOrEqual(3);
});

it('does not wait for a read that is stuck', async () => {
  const { tickets } = database.models;
  const { _id } = await storeTicket(database.models);
  const stuck = { lean: () => new Promise(() => undefined) } as unknown as ReturnType<typeof tickets.findById>;
  const finds = jest.spyOn(tickets, 'findById').mockReturnValueOnce(stuck);
  void readTogether(tickets, _id);
  expect((await readTogether(tickets, _id))?._id).toBe(_id);
  finds.mockRestore();
});

it('answers nobody from a read that began before he asked', async () => {
  const { tickets } = database.models;
  const { _id } = await storeTicket(database.models);
  for (let version = 2; version < 30; version++) {
    // These are on their way when the next version is written.
    const before = Array.from({ length: 3 }, () => readTogether(tickets, _id));
    await tickets.updateOne({ _id }, { $set: { version } });
    expect((await readTogether(tickets, _id))?.version).toBe(version);
    await Promise.all(before);
  }
});

it('tells everybody who waits that the database has failed, and reads again for the next', async () => {
  const { tickets } = database.models;
  const { _id } = await storeTicket(database.models);
  const fails = jest.spyOn(tickets, 'findById').mockImplementation(() => {
    throw new Error('out of service');
  });
  const asked = [readTogether(tickets, _id), readTogether(tickets, _id)];
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails.mockRestore();
  expect((await readTogether(tickets, _id))?._id).toBe(_id);
});
