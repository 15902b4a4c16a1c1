import type { UserDocument } from '../../shared/infra/models/accounts';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { crashEverywhere, sleepEverywhere } from '../testing/crash-points';
import { createScene, newId, type Scene, withNatsAwayFor } from '../testing/scene';
import { createProfile } from './create-profile';
import { updateProfile } from './update-profile';

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  scene = createScene(database.models);
});

const signUp = async () => ({ userId: newId(), email: `${newId()}@example.org`, name: 'Ada' });
const signedUp = async () => {
  const input = await signUp();
  await createProfile(scene, input);
  return { ...input, changeId: newId(), name: 'Grace' };
};

async function expectTold(userId: string, name: string, story: string[]): Promise<void> {
  expect(scene.bus.violations).toEqual([]);
  expect(scene.bus.story(userId)).toEqual(story);
  const user = await database.models.users.findById(userId).lean<UserDocument>();
  expect(user).toMatchObject({ name, version: story.length });
}

describe('createProfile', () => {
  it('writes the profile and tells of it without the email, wherever it crashed', async () => {
    await crashEverywhere(scene, {
      world: signUp,
      act: createProfile,
      async check({ userId }) {
        await expectTold(userId, 'Ada', ['UserCreated 1']);
        expect(scene.bus.of(userId)[0]?.data).toEqual({ id: userId, name: 'Ada', version: 1 });
      },
    });
  });
});

describe('updateProfile', () => {
  it('changes the profile once, wherever it crashed', async () => {
    await crashEverywhere(scene, {
      world: signedUp,
      act: updateProfile,
      check: ({ userId }) => expectTold(userId, 'Grace', ['UserCreated 1', 'UserUpdated 2']),
    });
  });

  it('tells first of a profile that nobody was told of', async () => {
    const input = await signUp();
    await expect(createProfile(withNatsAwayFor(scene, 'UserCreated'), input)).rejects.toThrow('away');
    await updateProfile(scene, { ...input, changeId: newId(), name: 'Grace' });
    await expectTold(input.userId, 'Grace', ['UserCreated 1', 'UserUpdated 2']);
  });

  it('lets every one of many changes at once be one version', async () => {
    const { userId } = await signedUp();
    const names = Array.from({ length: 8 }, (_, n) => `Name ${n}`);
    await Promise.all(names.map((name) => updateProfile(scene, { userId, name, changeId: newId() })));
    expect(scene.bus.violations).toEqual([]);
    expect(scene.bus.of(userId)).toHaveLength(9);
  });

  it('can wake up late without taking back what was changed after it', async () => {
    await sleepEverywhere(scene, {
      world: signedUp,
      act: updateProfile,
      async meanwhile(dependencies, change) {
        await updateProfile(dependencies, change);
        await updateProfile(dependencies, { ...change, changeId: newId(), name: 'Katherine' });
      },
      check: ({ userId }) => expectTold(userId, 'Katherine', ['UserCreated 1', 'UserUpdated 2', 'UserUpdated 3']),
    });
  });

  it('refuses a user who does not exist', async () => {
    await expect(updateProfile(scene, { userId: newId(), changeId: newId(), name: 'x' })).rejects.toMatchObject({
      type: 'UserNotFound',
      nonRetryable: true,
    });
  });
});
