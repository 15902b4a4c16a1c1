import { startChild } from '@temporalio/workflow';
import { recoverOrderWorkflowId } from '../../shared/contracts/orders';
import { recovery, tickets } from '../activity-proxies';
import { recoverOrderWorkflow } from './recover-order';

/** Younger locks are left alone: their owner is probably about to show itself. */
const OLDER_THAN_MS = 60_000;

/**
 * One look around, every minute: orders whose workflow does not run are handed to their recovery, locks of lost edits
 * are freed. Returns how many. It waits for no recovery: one that Stripe keeps waiting would put off the next look.
 */
export async function recoveryWorkflow(): Promise<{ orders: number; edits: number }> {
  const stale = await recovery.findStaleLocks({ olderThanMs: OLDER_THAN_MS });
  const lostOrders = stale.filter((lock) => lock.kind === 'order');
  const lostEdits = stale.filter((lock) => lock.kind === 'edit');
  await Promise.all([
    ...lostOrders.map(({ ownerId }) => recoverOnce(ownerId)),
    ...lostEdits.map(({ ticketId, ownerId }) => tickets.freeEditLock({ ticketId, changeId: ownerId })),
  ]);
  return { orders: lostOrders.length, edits: lostEdits.length };
}

async function recoverOnce(orderId: string): Promise<void> {
  try {
    await startChild(recoverOrderWorkflow, {
      workflowId: recoverOrderWorkflowId(orderId),
      args: [{ orderId }],
      parentClosePolicy: 'ABANDON',
    });
  } catch (error) {
    // A webhook or an earlier look has asked for it already.
    if (!(error instanceof Error && error.name === 'WorkflowExecutionAlreadyStartedError')) throw error;
  }
}
