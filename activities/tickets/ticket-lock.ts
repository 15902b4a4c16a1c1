import type { HoldDocument } from '../../shared/infra/models/holds';
import type { TicketDocument } from '../../shared/infra/models/tickets';
import { isDuplicateKey } from '../../shared/infra/mongo';
import type { ActivityDependencies } from '../dependencies';
import { ticketUpdated, writeTicket } from './write-ticket';

/** A purchase or edit that meets an edit tries again for this long: an edit holds the lock for an instant only. */
const EDIT_PATIENCE_MS = 2_000;
const EDIT_POLL_MS = 50;

export const holdChange = (orderId: string) => `hold:${orderId}`;
export const releaseChange = (orderId: string) => `release:${orderId}`;

export type LockAttempt = { taken: true } | { taken: false; by: HoldDocument };

/**
 * Takes the ticket's lock by inserting under its unique `_id`, or finds that its owner has it already.
 * Finishes, on the way, the release of a hold whose order is over. Answers with the lock that is in the way otherwise;
 * an `edit` lock only after two seconds of asking again.
 */
export async function takeLock(
  dependencies: ActivityDependencies,
  lock: Pick<HoldDocument, '_id' | 'kind' | 'ownerId'> & Partial<HoldDocument>,
): Promise<LockAttempt> {
  const { holds } = dependencies.models;
  const patienceEnds = Date.now() + EDIT_PATIENCE_MS;
  for (;;) {
    if (await insertLock(dependencies, lock)) return { taken: true };
    const present = await holds.findById(lock._id).lean<HoldDocument>();
    if (!present) continue;
    if (present.ownerId === lock.ownerId && present.kind === lock.kind) return { taken: true };
    if (present.kind === 'order' && (await isOver(dependencies, present.ownerId))) {
      await giveBack(dependencies, { ticketId: present._id, orderId: present.ownerId });
      continue;
    }
    if (present.kind !== 'edit' || Date.now() >= patienceEnds) return { taken: false, by: present };
    await new Promise((resolve) => setTimeout(resolve, EDIT_POLL_MS));
  }
}

/** One insert wins; every other one meets the unique index. */
async function insertLock({ models }: ActivityDependencies, lock: Partial<HoldDocument>): Promise<boolean> {
  try {
    await models.holds.create([{ ...lock, createdAt: new Date() }]);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** The order will never sell: it was refused or released, or its record is settled without a sale. */
async function isOver({ models }: ActivityDependencies, orderId: string): Promise<boolean> {
  if (await models.tombstones.exists({ _id: orderId })) return true;
  return (await models.orders.exists({ _id: orderId, status: 'cancelled' })) !== null;
}

/**
 * Gives one order's hold back: writes the ticket `available`, publishes that, and only then deletes the hold.
 * Does nothing when the order holds nothing. Safe to run again, and by two at the same time: both write one change.
 */
export async function giveBack(
  dependencies: ActivityDependencies,
  { ticketId, orderId }: { ticketId: string; orderId: string },
): Promise<void> {
  const { models, publish } = dependencies;
  const ownHold = { _id: ticketId, ownerId: orderId, kind: 'order' } as const;
  for (;;) {
    // The version is read before the lock is checked: whoever takes the lock later writes a higher one, and ours fails.
    const ticket = await models.tickets.findById(ticketId).lean<TicketDocument>();
    if (!ticket || !(await models.holds.exists(ownHold))) return;
    let released: TicketDocument | null = ticket;
    if (ticket.changeId !== releaseChange(orderId)) {
      // The attempt that wrote `held` may have died before it told anybody.
      if (ticket.changeId === holdChange(orderId)) await publish(ticketUpdated(ticket));
      // The version moves on even if `held` was never written: it fences off an attempt that wakes up late.
      // What is sold for good (refunded after the event had begun) does not come back on sale.
      const status = ticket.status === 'sold' ? 'sold' : 'available';
      released = await writeTicket(dependencies, ticket, releaseChange(orderId), { status });
    }
    if (!released) continue;
    await publish(ticketUpdated(released));
    await models.holds.deleteOne(ownHold);
    return;
  }
}
