import { startChild } from '@temporalio/workflow';
import { recoverOrderWorkflowId } from '../../shared/contracts/orders';
import { refundWorkflowId } from '../../shared/contracts/payments';
import { recovery, tickets } from '../activity-proxies';
import { refundWorkflow } from '../payment/refund';
import { recoverOrderWorkflow } from './recover-order';

/** Younger locks are left alone: their owner is probably about to show itself. */
const OLDER_THAN_MS = 60_000;

/**
 * One look around, every minute: orders whose workflow does not run are handed to their recovery, lost refunds begin
 * again, locks of lost edits are freed. Returns how many. It waits for no recovery: one that Stripe keeps waiting would put off the next look.
 */
export async function recoveryWorkflow(): Promise<{ orders: number; edits: number; refunds: number }> {
  const [stale, refunds] = await Promise.all([
    recovery.findStaleLocks({ olderThanMs: OLDER_THAN_MS }),
    recovery.findLostRefunds({ olderThanMs: OLDER_THAN_MS }),
  ]);
  const lostOrders = stale.filter((lock) => lock.kind === 'order');
  const lostEdits = stale.filter((lock) => lock.kind === 'edit');
  await Promise.all([
    ...lostOrders.map(({ ownerId: orderId }) =>
      startOnce(recoverOrderWorkflow, recoverOrderWorkflowId(orderId), { orderId }),
    ),
    ...refunds.map((refund) => startOnce(refundWorkflow, refundWorkflowId(refund.paymentIntentId), refund)),
    ...lostEdits.map(({ ticketId, ownerId }) => tickets.freeEditLock({ ticketId, changeId: ownerId })),
  ]);
  return { orders: lostOrders.length, edits: lostEdits.length, refunds: refunds.length };
}

async function startOnce<Input>(
  workflow: (input: Input) => Promise<unknown>,
  workflowId: string,
  input: Input,
): Promise<void> {
  try {
    await startChild(workflow, { workflowId, args: [input], parentClosePolicy: 'ABANDON' });
  } catch (error) {
    // A webhook, a buyer or an earlier look has asked for it already.
    if (!(error instanceof Error && error.name === 'WorkflowExecutionAlreadyStartedError')) throw error;
  }
}
