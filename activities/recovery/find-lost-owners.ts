import { orderWorkflowId } from '../../shared/contracts/orders';
import { editTicketWorkflowId } from '../../shared/contracts/tickets';
import type { HoldDocument } from '../../shared/infra/models/holds';
import type { OrderDocument } from '../../shared/infra/models/orders';
import type { ActivityDependencies } from '../dependencies';
import { findStopped, MAX_FOUND } from './find-stopped';
import { BEGINNING, type Place, readRound } from './walk';

/** The owner of a lock, or an order that waits without one, whose workflow does not run. */
export interface LostOwner {
  ticketId: string;
  kind: 'order' | 'edit';
  /** The order's id, or the edit's change id. */
  ownerId: string;
}

export interface OpenPlaces {
  locks: Place;
  waiting: Place;
}

/** So many open purchases are looked at each time; when there are more, the next look goes on from there. */
const PAGE = 2_000;

/**
 * The locks older than `olderThanMs` whose owner's workflow does not run; then the orders that wait without a lock, for
 * their workflow was lost between the sale and its record. Reads only. Neither sales nor settled orders are read here,
 * however many there are.
 */
export async function findLostOwners(
  dependencies: ActivityDependencies,
  { olderThanMs, from }: { olderThanMs: number; from?: OpenPlaces },
): Promise<{ lost: LostOwner[]; next: OpenPlaces }> {
  const { holds, orders } = dependencies.models;
  const old = { by: 'createdAt', before: new Date(Date.now() - olderThanMs) } as const;
  const locks = await readRound<HoldDocument>(
    { ...old, model: holds, filter: { kind: { $in: ['order', 'edit'] } }, fields: ['kind', 'ownerId'] },
    from?.locks,
    PAGE,
  );
  const waiting = await readRound<OrderDocument>(
    { ...old, model: orders, filter: { status: 'awaiting-payment' }, fields: ['ticketId'] },
    from?.waiting,
    PAGE,
  );
  const holding = await holds
    .find({ ownerId: { $in: waiting.documents.map(({ _id }) => _id) }, kind: 'order' }, { ownerId: 1 })
    .lean<HoldDocument[]>();
  // Their workflow is asked about with their lock.
  const askedElsewhere = new Set(holding.map(({ ownerId }) => ownerId));
  const unheld = waiting.documents.filter(({ _id }) => !askedElsewhere.has(_id));

  const owners: LostOwner[] = [
    ...locks.documents.map(({ _id, kind, ownerId }) => ({ ticketId: _id, kind: kind as LostOwner['kind'], ownerId })),
    ...unheld.map(({ _id, ticketId }) => ({ ticketId, kind: 'order' as const, ownerId: _id })),
  ];
  const lost = await findStopped(dependencies, owners, (owner) => [workflowOf(owner)]);
  // What is over is not passed by: the next look begins at the same places, with fewer that are lost.
  if (lost.length > MAX_FOUND)
    return { lost: lost.slice(0, MAX_FOUND), next: from ?? { locks: BEGINNING, waiting: BEGINNING } };
  return { lost, next: { locks: locks.next, waiting: waiting.next } };
}

const workflowOf = ({ ticketId, kind, ownerId }: LostOwner): string =>
  kind === 'order' ? orderWorkflowId(ownerId) : editTicketWorkflowId(ticketId, ownerId);
