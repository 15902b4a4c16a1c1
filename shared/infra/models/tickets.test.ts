import { DETAILS, storeTicket } from '../../../api/testing/documents';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { connectDatabase } from '../mongo';

it('gives tickets that were stored before there were keys theirs, when a process connects', async () => {
  const database = await startTestDatabase();
  const { tickets } = database.models;
  const dated = await storeTicket(database.models, { city: 'Zürich', description: 'Row 3' });
  const undated = await storeTicket(database.models, { city: null, startsAt: null });
  const before = await tickets.find().sort({ _id: 1 }).lean();
  await tickets.collection.updateMany({}, { $unset: { cityKey: 1, dateKey: 1 }, $set: { searchText: 'mahler' } });

  await (await connectDatabase(database.url)).close();
  expect(await tickets.find().sort({ _id: 1 }).lean()).toEqual(before);
  expect(await tickets.findById(dated._id).lean()).toMatchObject({
    cityKey: 'zurich',
    dateKey: new Date(String(DETAILS.startsAt)),
    searchText: 'mahler 2 konzerthaus zurich concert row 3',
    version: 1,
  });
  expect((await tickets.findById(undated._id).lean())?.cityKey).toBeNull();
  await database.close();
});
