import type { EditTicketInput } from '../../shared/contracts/tickets';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import { crashEverywhere, sleepEverywhere } from '../testing/crash-points';
import {
  createScene,
  details,
  expectConsistent,
  listTicket,
  lockOf,
  newId,
  type Scene,
  SELLER,
  ticketOf,
  WINDOW_END,
  withNatsAwayFor,
} from '../testing/scene';
import { createTicket } from './create-ticket';
import { editTicket } from './edit-ticket';
import { freeEditLock } from './free-edit-lock';
import { holdTicket } from './hold-ticket';
import { releaseTicket } from './release-ticket';
import { sellTicket } from './sell-ticket';

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  scene = createScene(database.models);
});

const edit = async (changes: Partial<EditTicketInput> = {}): Promise<EditTicketInput> => ({
  ticketId: await listTicket(scene),
  sellerId: SELLER,
  changeId: newId(),
  details: details({ title: 'A better title' }),
  ...changes,
});
const purchaseOf = (ticketId: string) => ({ ticketId, orderId: newId(), buyerId: 'buyer', expiresAt: WINDOW_END });

let pictures = 0;
/** A picture that no ticket names yet. Returns its id. */
async function storePicture(): Promise<string> {
  const _id = `picture-${++pictures}`;
  const bytes = Buffer.from('RIFF');
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + 3600_000);
  await scene.models.pictures.create([
    { _id, full: bytes, card: bytes, width: 1, height: 1, uploaderId: SELLER, createdAt, expiresAt },
  ]);
  return _id;
}
const expiryOf = async (pictureId: string | null) =>
  (await scene.models.pictures.findById(pictureId).orFail().lean()).expiresAt;

const titleOf = async (ticketId: string) => (await ticketOf(scene, ticketId)).title;

describe('createTicket', () => {
  it('lists the ticket once, wherever it crashed', async () => {
    await crashEverywhere(scene, {
      world: async () => ({ ticketId: newId(), sellerId: SELLER, details: details() }),
      act: createTicket,
      check: ({ ticketId }) => expectConsistent(scene, ticketId),
    });
  });

  it('keeps the picture that the ticket names, wherever it crashed', async () => {
    await crashEverywhere(scene, {
      world: async () => {
        const pictureId = await storePicture();
        return { ticketId: newId(), sellerId: SELLER, details: details({ pictureId }) };
      },
      act: createTicket,
      check: async ({ ticketId, details: { pictureId } }) => {
        await expectConsistent(scene, ticketId);
        expect(await expiryOf(pictureId)).toBeUndefined();
        expect((await ticketOf(scene, ticketId)).pictureId).toBe(pictureId);
      },
    });
  });

  it('lists nothing with a picture that is gone', async () => {
    const ticketId = newId();
    const listed = createTicket(scene, { ticketId, sellerId: SELLER, details: details({ pictureId: 'gone' }) });
    await expect(listed).rejects.toMatchObject({ type: 'PictureNotFound', nonRetryable: true });
    expect(await scene.models.tickets.findById(ticketId)).toBeNull();
  });
});

describe('editTicket', () => {
  it('keeps the picture that the ticket names from now on', async () => {
    const pictureId = await storePicture();
    const change = await edit({ details: details({ pictureId }) });
    await expect(editTicket(scene, change)).resolves.toMatchObject({ pictureId, version: 2 });
    expect(await expiryOf(pictureId)).toBeUndefined();
    const removal = { ...change, changeId: newId(), details: details() };
    await expect(editTicket(scene, removal)).resolves.toMatchObject({ pictureId: null, version: 3 });
    await expectConsistent(scene, change.ticketId);
  });

  it('with a picture that is gone changes nothing, now or when it is tried again', async () => {
    const change = await edit({ details: details({ title: 'Another title', pictureId: 'gone' }) });
    await expect(editTicket(scene, change)).rejects.toMatchObject({ type: 'PictureNotFound', nonRetryable: true });
    await expect(editTicket(scene, change)).rejects.toMatchObject({ type: 'TicketBusy' });
    expect(await titleOf(change.ticketId)).toBe('A concert');
    await expectConsistent(scene, change.ticketId);
  });

  it('replaces what the seller says and frees the lock', async () => {
    const change = await edit();
    await expect(editTicket(scene, change)).resolves.toMatchObject({ title: 'A better title', version: 2 });
    expect(scene.bus.story(change.ticketId)).toEqual(['TicketCreated 1', 'TicketUpdated 2']);
    expect(await lockOf(scene, change.ticketId)).toBeNull();
    await expectConsistent(scene, change.ticketId);
  });

  it('writes once, wherever it crashed', async () => {
    const crashes = await crashEverywhere(scene, {
      world: () => edit({ expectedVersions: [1, 7] }),
      act: editTicket,
      async check({ ticketId }) {
        expect(await ticketOf(scene, ticketId)).toMatchObject({ title: 'A better title', version: 2 });
        await expectConsistent(scene, ticketId);
      },
    });
    expect(crashes).toContain('after holds.create');
  });

  it('refuses what is held, sold, another’s or unknown, and changes nothing', async () => {
    const change = await edit();
    const order = purchaseOf(change.ticketId);
    await holdTicket(scene, order);
    await expect(editTicket(scene, change)).rejects.toMatchObject({ type: 'TicketHeld', nonRetryable: true });
    await sellTicket(scene, { ...order, paymentIntentId: 'pi' });
    await expect(editTicket(scene, { ...change, changeId: newId() })).rejects.toMatchObject({ type: 'TicketSold' });
    await expect(editTicket(scene, { ...change, sellerId: 'thief' })).rejects.toMatchObject({ type: 'NotTheSeller' });
    await expect(editTicket(scene, { ...change, ticketId: newId() })).rejects.toMatchObject({ type: 'TicketNotFound' });
    expect(await titleOf(change.ticketId)).toBe('A concert');
    await expectConsistent(scene, change.ticketId);
  });

  it('refuses a version that is not the ticket’s, wherever it crashed, and leaves no lock', async () => {
    await crashEverywhere(scene, {
      world: () => edit({ expectedVersions: [7] }),
      async act(dependencies, change) {
        await editTicket(dependencies, change).catch((error: { type?: string }) => {
          if (error.type !== 'VersionMismatch' && error.type !== 'TicketBusy') throw error;
        });
      },
      async check({ ticketId }) {
        expect(await titleOf(ticketId)).toBe('A concert');
        await expectConsistent(scene, ticketId);
      },
    });
  });

  it('lets one of two edits of the same version through', async () => {
    const change = await edit({ expectedVersions: [1] });
    const rival = { ...change, changeId: newId(), details: details({ title: 'Another title' }) };
    const outcomes = await Promise.allSettled([editTicket(scene, change), editTicket(scene, rival)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [refused] = outcomes.filter((outcome) => outcome.status === 'rejected');
    // Busy, when the one that won was slow.
    expect(refused?.reason.type).toMatch(/^(VersionMismatch|TicketBusy)$/);
    expect((await ticketOf(scene, change.ticketId)).version).toBe(2);
    await expectConsistent(scene, change.ticketId);
  });

  it('says that the ticket is held or sold before it compares versions, and matches none with an empty list', async () => {
    const change = await edit({ expectedVersions: [] });
    await expect(editTicket(scene, change)).rejects.toMatchObject({ type: 'VersionMismatch', nonRetryable: true });
    const order = purchaseOf(change.ticketId);
    await holdTicket(scene, order);
    await expect(editTicket(scene, { ...change, changeId: newId() })).rejects.toMatchObject({ type: 'TicketHeld' });
    await sellTicket(scene, { ...order, paymentIntentId: 'pi' });
    await expect(editTicket(scene, { ...change, changeId: newId() })).rejects.toMatchObject({ type: 'TicketSold' });
  });

  it('says that the ticket is busy when another edit keeps the lock', async () => {
    const change = await edit();
    await database.models.holds.create([
      { _id: change.ticketId, kind: 'edit', ownerId: newId(), createdAt: new Date() },
    ]);
    await expect(editTicket(scene, change)).rejects.toMatchObject({ type: 'TicketBusy', nonRetryable: true });
  });

  it('takes over the hold of an order that is over', async () => {
    const change = await edit();
    const order = purchaseOf(change.ticketId);
    await holdTicket(scene, order);
    await database.models.tombstones.create([{ _id: order.orderId, createdAt: new Date() }]);
    await expect(editTicket(scene, change)).resolves.toMatchObject({ version: 4, status: 'available' });
    await expectConsistent(scene, change.ticketId);
  });
});

describe('an edit that wakes up late', () => {
  it('neither repeats itself nor touches what came after it', async () => {
    await sleepEverywhere(scene, {
      world: edit,
      act: editTicket,
      async meanwhile(dependencies, change) {
        await editTicket(dependencies, change);
        await editTicket(dependencies, { ...change, changeId: newId(), details: details({ title: 'The last word' }) });
        await holdTicket(dependencies, purchaseOf(change.ticketId));
      },
      async check({ ticketId }) {
        expect(await ticketOf(scene, ticketId)).toMatchObject({ title: 'The last word', status: 'held' });
        expect(await lockOf(scene, ticketId)).toMatchObject({ kind: 'order' });
        await expectConsistent(scene, ticketId);
      },
    });
  });

  it('changes nothing once its lock was freed for it', async () => {
    await sleepEverywhere(scene, {
      world: edit,
      act: editTicket,
      async meanwhile(dependencies, change) {
        await freeEditLock(dependencies, change);
        await holdTicket(dependencies, purchaseOf(change.ticketId));
      },
      async check({ ticketId }) {
        // Sold as it was shown: the edit had landed before the hold, or it never will.
        const [held] = scene.bus.of(ticketId).filter(({ data }) => 'status' in data && data.status === 'held');
        expect(held?.data).toMatchObject({ title: await titleOf(ticketId) });
        expect(await lockOf(scene, ticketId)).toMatchObject({ kind: 'order' });
        await expectConsistent(scene, ticketId);
      },
    });
  });

  it('changes nothing after its seller was told that the ticket is held', async () => {
    await sleepEverywhere(scene, {
      world: edit,
      act: editTicket,
      async meanwhile(dependencies, change) {
        const order = purchaseOf(change.ticketId);
        const isLockFree = (await lockOf(scene, change.ticketId)) === null;
        if (!isLockFree || (await titleOf(change.ticketId)) !== 'A concert') return;
        await holdTicket(dependencies, order);
        await expect(editTicket(dependencies, change)).rejects.toMatchObject({ type: 'TicketHeld' });
        await releaseTicket(dependencies, order);
        told.add(change.ticketId);
      },
      async check({ ticketId }) {
        expect(await titleOf(ticketId)).toBe(told.has(ticketId) ? 'A concert' : 'A better title');
        await expectConsistent(scene, ticketId);
      },
    });
    expect(told.size).toBeGreaterThan(0);
  });
});

const told = new Set<string>();

describe('freeEditLock', () => {
  it('frees the lock of a lost edit, wherever it crashed, and tells what the edit had written', async () => {
    await crashEverywhere(scene, {
      async world() {
        const change = await edit();
        await expect(editTicket(withNatsAwayFor(scene, 'TicketUpdated'), change)).rejects.toThrow('away');
        return change;
      },
      act: freeEditLock,
      async check({ ticketId }) {
        expect(await ticketOf(scene, ticketId)).toMatchObject({ title: 'A better title', version: 2 });
        expect(await lockOf(scene, ticketId)).toBeNull();
        await expectConsistent(scene, ticketId);
      },
    });
  });

  it('does nothing to another’s lock', async () => {
    const { ticketId } = await edit();
    await holdTicket(scene, purchaseOf(ticketId));
    await freeEditLock(scene, { ticketId, changeId: newId() });
    expect(await lockOf(scene, ticketId)).toMatchObject({ kind: 'order' });
    await expectConsistent(scene, ticketId);
  });
});
