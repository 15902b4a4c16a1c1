import { startTestBus } from './start-test-bus';
import { startTestDatabase } from './start-test-database';
import { startTestPlatform, type TestPlatform } from './start-test-platform';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await startTestPlatform({ ui: true, env: { PAYMENT_WINDOW: '3s' } });
});

afterAll(() => platform?.stop());

test('gives the settings that it was asked for, and a Web UI that answers', async () => {
  expect(platform.config.PAYMENT_WINDOW).toBe(3_000);
  expect((await fetch(platform.config.TEMPORAL_UI_URL ?? '')).status).toBe(200);
});

test('gives every platform, database and bus an address of its own', async () => {
  const [database, other, bus] = await Promise.all([startTestDatabase(), startTestDatabase(), startTestBus()]);
  try {
    expect(new Set([database.url, other.url, platform.config.MONGO_URL]).size).toBe(3);
    expect(bus.url).not.toBe(platform.config.NATS_URL);
    expect(await database.models.tickets.countDocuments()).toBe(0);
  } finally {
    await Promise.all([database.close(), other.close(), bus.stop()]);
  }
});
