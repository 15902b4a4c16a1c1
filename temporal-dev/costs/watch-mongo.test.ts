import { connectDatabase } from '../../shared/infra/mongo';
import { uniqueDatabaseUrl } from '../testing/start-test-database';
import { watchMongo } from './watch-mongo';

it('counts what a client asks of the database, and nothing else', async () => {
  const url = new URL(uniqueDatabaseUrl());
  const watch = await watchMongo(Number(url.port));
  url.port = String(watch.port);
  const { models, connection, close } = await connectDatabase(url.href);
  try {
    const before = watch.read();
    await models.holds.insertMany(
      ['t1', 't2'].map((_id) => ({ _id, kind: 'edit', ownerId: 'e1', createdAt: new Date() })),
    );
    await models.holds.findById('t1').lean();
    await models.holds.updateOne({ _id: 't1' }, { ownerId: 'e2' });
    const after = watch.read();
    const more = [...after.commands].map(([name, count]) => [name, count - (before.commands.get(name) ?? 0)] as const);
    expect(more.filter(([, count]) => count > 0).sort()).toEqual([
      ['find', 1],
      ['insert', 1],
      ['update', 1],
    ]);
    expect(after.bytes).toBeGreaterThan(before.bytes);
    await connection.dropDatabase();
  } finally {
    await close();
  }
});
