import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { createScene, details, listTicket, newId, type Scene, SELLER, withNatsAwayFor } from '../testing/scene';
import { createTicket } from '../tickets/create-ticket';
import { mendTicketStatus } from '../tickets/mend-ticket-status';
import { createProfile } from '../users/create-profile';
import { updateProfile } from '../users/update-profile';
import { retellChanges } from './retell-changes';

let database: TestDatabase;
let scene: Scene;
beforeEach(async () => {
  database = await startTestDatabase();
  scene = createScene(database.models);
});
afterEach(() => database.close());

/** Nothing is too young. */
const NOW = { olderThanMs: -60_000 };
const away = expect.objectContaining({ message: 'NATS is away' });

it('tells of a listing that nobody was told of', async () => {
  const ticketId = newId();
  const listing = { ticketId, sellerId: SELLER, details: details() };
  await expect(createTicket(withNatsAwayFor(scene, 'TicketCreated'), listing)).rejects.toEqual(away);
  await retellChanges(scene, NOW);
  expect(scene.bus.story(ticketId)).toEqual(['TicketCreated 1']);
});

it('tells of a status that was mended and nobody was told of', async () => {
  const ticketId = await listTicket(scene);
  await database.models.tickets.updateOne({ _id: ticketId }, { $set: { status: 'held' } });
  await expect(mendTicketStatus(withNatsAwayFor(scene, 'TicketUpdated'), { ticketId })).rejects.toEqual(away);
  await retellChanges(scene, NOW);
  expect(scene.bus.story(ticketId)).toEqual(['TicketCreated 1', 'TicketUpdated 2']);
});

it('tells of a profile, new or changed, that nobody was told of', async () => {
  const [made, changed] = [newId(), newId()].map((userId) => ({ userId, email: `${userId}@example.org`, name: 'Ada' }));
  if (!made || !changed) throw new Error('two users');
  await expect(createProfile(withNatsAwayFor(scene, 'UserCreated'), made)).rejects.toEqual(away);
  await createProfile(scene, changed);
  const change = { ...changed, changeId: newId(), name: 'Grace' };
  await expect(updateProfile(withNatsAwayFor(scene, 'UserUpdated'), change)).rejects.toEqual(away);
  await retellChanges(scene, NOW);
  expect(scene.bus.story(made.userId)).toEqual(['UserCreated 1']);
  expect(scene.bus.story(changed.userId)).toEqual(['UserCreated 1', 'UserUpdated 2']);
  expect(scene.bus.violations).toEqual([]);
});

it('goes on where it stopped, and waits for NATS before it does', async () => {
  await listTicket(scene);
  await expect(retellChanges(withNatsAwayFor(scene, 'TicketCreated'), NOW)).rejects.toEqual(away);
  const first = await retellChanges(scene, NOW);
  expect(first.told).toBe(1);
  expect(await retellChanges(scene, { ...NOW, from: first.next })).toEqual({ ...first, told: 0 });
});
