import { type TicketDocument, ticketFields } from '../../shared/infra/models/tickets';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { details, SELLER } from '../testing/scene';
import { type Place, readNews, readRound, walkOn } from './walk';

let database: TestDatabase;
beforeEach(async () => {
  database = await startTestDatabase();
});
afterEach(() => database.close());

const START = Date.parse('2026-11-01T12:00:00Z');
const source = (beforeSecond = 1_000) => ({
  model: database.models.tickets,
  by: 'updatedAt' as const,
  fields: ['status'] as const,
  before: new Date(START + beforeSecond * 1_000),
});

/** Tickets t00, t01, ... that changed so many seconds after the start. */
async function tickets(...seconds: number[]): Promise<void> {
  await database.models.tickets.insertMany(
    seconds.map((second, n) => {
      const updatedAt = new Date(START + second * 1_000);
      const document = { ...ticketFields(details()), sellerId: SELLER, status: 'available' as const };
      return { ...document, _id: idOf(n), version: 1, changeId: 'create', createdAt: updatedAt, updatedAt };
    }),
  );
}
const idOf = (n: number) => `t${String(n).padStart(2, '0')}`;
const idsOf = (documents: TicketDocument[]) => documents.map(({ _id }) => _id);

it('goes round page by page, past many of one instant, and begins again at the end', async () => {
  await tickets(1, 2, 2, 2, 3);
  const seen: string[][] = [];
  let place: Place | undefined;
  for (let page = 0; page < 4; page++) {
    const { documents, next } = await readRound<TicketDocument>(source(), place, 2);
    seen.push(idsOf(documents));
    place = next;
  }
  expect(seen).toEqual([['t00', 't01'], ['t02', 't03'], ['t04'], ['t00', 't01']]);
});

it('reads news once, meets what changes again, and leaves what is young for later', async () => {
  await tickets(1, 2, 500);
  const first = await readNews<TicketDocument>(source(400));
  expect(idsOf(first.documents)).toEqual(['t00', 't01']);
  const second = await readNews<TicketDocument>(source(400), first.next);
  expect(second).toEqual({ documents: [], next: first.next });
  await database.models.tickets.updateOne({ _id: 't00' }, { $set: { updatedAt: new Date(START + 600_000) } });
  const third = await readNews<TicketDocument>(source(), second.next);
  expect(idsOf(third.documents)).toEqual(['t02', 't00']);
});

it('begins with the news of the last hour; the round takes what is older', async () => {
  await tickets(-7_200, 1);
  expect(idsOf((await readNews<TicketDocument>(source())).documents)).toEqual(['t01']);
  const { documents } = await walkOn<TicketDocument>(source(), undefined);
  expect(idsOf(documents)).toEqual(['t01', 't00', 't01']);
});
