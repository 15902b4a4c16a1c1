import { orderWorkflowId } from '../../shared/contracts/orders';
import { editTicketWorkflowId } from '../../shared/contracts/tickets';
import type { ActivityDependencies } from '../dependencies';

export interface StaleLock {
  ticketId: string;
  kind: 'order' | 'edit';
  /** The order's id, or the edit's change id. */
  ownerId: string;
}

/** At most so many a minute: a list in a workflow's history should stay short. */
const BATCH = 200;
/** How many workflows Temporal is asked about at the same time: every waiting order is among them. */
const ASKED_AT_ONCE = 20;

/**
 * The locks older than `olderThanMs` whose owner's workflow does not run, oldest first; then the orders that wait
 * without one, for their workflow was lost between the sale and its record. Reads only.
 */
export async function findStaleLocks(
  { models, isWorkflowRunning }: ActivityDependencies,
  { olderThanMs }: { olderThanMs: number },
): Promise<StaleLock[]> {
  const before = new Date(Date.now() - olderThanMs);
  const [locks, waiting] = await Promise.all([
    models.holds
      .find({ kind: { $in: ['order', 'edit'] }, createdAt: { $lt: before } }, { kind: 1, ownerId: 1 })
      .sort({ createdAt: 1 })
      .lean<OldLock[]>(),
    models.orders
      .find({ status: 'awaiting-payment', createdAt: { $lt: before } }, { ticketId: 1 })
      .sort({ createdAt: 1 })
      .lean<{ _id: string; ticketId: string }[]>(),
  ]);
  const owners = new Set(locks.map(({ ownerId }) => ownerId));
  const unheld = waiting.filter(({ _id }) => !owners.has(_id));
  const old: OldLock[] = [
    ...locks,
    ...unheld.map(({ _id: ownerId, ticketId }) => ({ _id: ticketId, kind: 'order' as const, ownerId })),
  ];
  const stale: StaleLock[] = [];
  for (let first = 0; first < old.length && stale.length < BATCH; first += ASKED_AT_ONCE) {
    const asked = old.slice(first, first + ASKED_AT_ONCE);
    const running = await Promise.all(asked.map((lock) => isWorkflowRunning(workflowOf(lock))));
    for (const [n, { _id: ticketId, kind, ownerId }] of asked.entries())
      if (!running[n]) stale.push({ ticketId, kind, ownerId });
  }
  return stale.slice(0, BATCH);
}

type OldLock = Omit<StaleLock, 'ticketId'> & { _id: string };

const workflowOf = ({ _id: ticketId, kind, ownerId }: OldLock): string =>
  kind === 'order' ? orderWorkflowId(ownerId) : editTicketWorkflowId(ticketId, ownerId);
