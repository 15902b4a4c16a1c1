import { randomUUID } from 'node:crypto';
import { connectDatabase, type Database } from '../../shared/infra/mongo';
import { TEST_MONGO_URL } from './global-setup';

export interface TestDatabase extends Database {
  url: string;
}

/** An empty database of its own, with every index, on the MongoDB that all test files share. `close` drops it. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const url = uniqueDatabaseUrl();
  const database = await connectDatabase(url);
  return {
    ...database,
    url,
    async close() {
      await database.connection.dropDatabase();
      await database.close();
    },
  };
}

/** The address of a database that nobody else uses. */
export function uniqueDatabaseUrl(): string {
  const shared = process.env[TEST_MONGO_URL];
  if (!shared)
    throw new Error(`${TEST_MONGO_URL} is not set: run tests with npm test, or with jest from the root folder`);
  const url = new URL(shared);
  url.pathname = `/test-${randomUUID()}`;
  return url.href;
}
