import { signUpWorkflowId } from '../../shared/contracts/users';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { createScene, newId, type Scene } from '../testing/scene';
import { createProfile } from '../users/create-profile';
import { findLostSignUps } from './find-lost-sign-ups';

let database: TestDatabase;
let scene: Scene;
beforeEach(async () => {
  database = await startTestDatabase();
  scene = createScene(database.models);
});
afterEach(() => database.close());

const OLDER_THAN_MS = 60_000;
async function credentials(ageMs = 2 * OLDER_THAN_MS) {
  const account = { userId: newId(), email: `${newId()}@example.org`, name: 'Ada' };
  const { userId, email: _id, name } = account;
  const createdAt = new Date(Date.now() - ageMs);
  const secret = { passwordHash: '$argon2id$…', finishableFrom: createdAt };
  await database.models.credentials.create([{ _id, userId, name, ...secret, createdAt }]);
  return account;
}

it('finds an account without a profile, says nothing of its password, and leaves the others alone', async () => {
  const lost = await credentials();
  await createProfile(scene, await credentials());
  await credentials(0);
  scene.running.add(signUpWorkflowId((await credentials()).userId));
  expect((await findLostSignUps(scene, { olderThanMs: OLDER_THAN_MS })).signUps).toEqual([lost]);
});

it('finds in its round an account that is older than the news, and again until it has its profile', async () => {
  const lost = await credentials(10 * 3600_000);
  const first = await findLostSignUps(scene, { olderThanMs: OLDER_THAN_MS });
  expect(first.signUps).toEqual([lost]);
  const second = await findLostSignUps(scene, { olderThanMs: OLDER_THAN_MS, from: first.next });
  expect(second.signUps).toEqual([lost]);
  await createProfile(scene, lost);
  expect((await findLostSignUps(scene, { olderThanMs: OLDER_THAN_MS, from: second.next })).signUps).toEqual([]);
});
