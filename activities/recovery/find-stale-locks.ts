import { orderWorkflowId } from '../../shared/contracts/orders';
import { editTicketWorkflowId } from '../../shared/contracts/tickets';
import type { HoldDocument } from '../../shared/infra/models/holds';
import type { ActivityDependencies } from '../dependencies';

export interface StaleLock {
  ticketId: string;
  kind: 'order' | 'edit';
  /** The order's id, or the edit's change id. */
  ownerId: string;
}

/** At most so many a minute: a list in a workflow's history should stay short. */
const BATCH = 200;

/** The locks older than `olderThanMs` whose owner's workflow does not run. Reads only. */
export async function findStaleLocks(
  { models, isWorkflowRunning }: ActivityDependencies,
  { olderThanMs }: { olderThanMs: number },
): Promise<StaleLock[]> {
  const before = new Date(Date.now() - olderThanMs);
  const stale: StaleLock[] = [];
  const old = models.holds
    .find({ kind: { $in: ['order', 'edit'] }, createdAt: { $lt: before } })
    .lean<HoldDocument[]>();
  for (const { _id: ticketId, kind, ownerId } of await old) {
    if (kind === 'sale') continue;
    const owner = kind === 'order' ? orderWorkflowId(ownerId) : editTicketWorkflowId(ticketId, ownerId);
    if (!(await isWorkflowRunning(owner))) stale.push({ ticketId, kind, ownerId });
    if (stale.length === BATCH) break;
  }
  return stale;
}
