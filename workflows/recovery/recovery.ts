import { log, setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import type { OrderWalks } from '../../activities/recovery/find-broken-orders';
import type { OpenPlaces } from '../../activities/recovery/find-lost-owners';
import type { NewsPlaces } from '../../activities/recovery/retell-changes';
import type { Place, Walk } from '../../activities/recovery/walk';
import { recoverOrderWorkflowId } from '../../shared/contracts/orders';
import { refundWorkflowId } from '../../shared/contracts/payments';
import { signUpWorkflowId, USERS_TASK_QUEUE } from '../../shared/contracts/users';
import { recovery, tickets } from '../activity-proxies';
import { refundWorkflow } from '../payment/refund';
import { signUpWorkflow } from '../user/sign-up';
import { recoverOrderWorkflow } from './recover-order';
import { startOnce } from './start-once';

/** Whatever is younger is left alone: its owner is probably about to show itself. */
const OLDER_THAN_MS = 60_000;

/** What one look found and set right; the next look of the schedule goes on from here. */
interface Look {
  /** Orders whose recovery was started. */
  orders: string[];
  refunds: number;
  edits: number;
  tickets: number;
  signUps: number;
  /** Events that were published once more, nearly always for nothing. */
  retold: number;
  /** Orders of which the last look had already started a recovery that is over: somebody must see to them. */
  unmended: string[];
  next: {
    owners: OpenPlaces;
    refunds?: Place;
    orders: OrderWalks;
    tickets: Walk;
    signUps: Walk;
    retold: NewsPlaces;
  };
}

/**
 * One look around, every minute: orders whose workflow does not run, or whose records do not agree, are handed to their
 * recovery; lost refunds and sign-ups begin again, locks of lost edits are freed, tickets get the status that their lock
 * says. It waits for no recovery: one that Stripe keeps waiting would put off the next look.
 */
export async function recoveryWorkflow(): Promise<Look> {
  const last = workflowInfo().lastResult as Partial<Look> | undefined;
  const handed = Array.isArray(last?.orders) ? last.orders : [];
  const from = last?.next;
  const [owners, refunds, orders, lagging, accounts, retold] = await Promise.all([
    recovery.findLostOwners({ olderThanMs: OLDER_THAN_MS, from: from?.owners }),
    recovery.findLostRefunds({ olderThanMs: OLDER_THAN_MS, from: from?.refunds }),
    recovery.findBrokenOrders({ olderThanMs: OLDER_THAN_MS, from: from?.orders, again: handed }),
    recovery.findLaggingTickets({ olderThanMs: OLDER_THAN_MS, from: from?.tickets }),
    recovery.findLostSignUps({ olderThanMs: OLDER_THAN_MS, from: from?.signUps }),
    recovery.retellChanges({ olderThanMs: OLDER_THAN_MS, from: from?.retold }),
  ]);
  const lostOrders = owners.lost.filter(({ kind }) => kind === 'order').map(({ ownerId }) => ownerId);
  const lostEdits = owners.lost.filter(({ kind }) => kind === 'edit');
  const found = [...new Set([...lostOrders, ...orders.orderIds])];
  const [begun] = await Promise.all([
    Promise.all(
      found.map((orderId) =>
        startOnce(recoverOrderWorkflow, { workflowId: recoverOrderWorkflowId(orderId), args: [{ orderId }] }),
      ),
    ),
    ...refunds.refunds.map((refund) =>
      startOnce(refundWorkflow, { workflowId: refundWorkflowId(refund.paymentIntentId), args: [refund] }),
    ),
    ...accounts.signUps.map((account) =>
      startOnce(signUpWorkflow, {
        workflowId: signUpWorkflowId(account.userId),
        taskQueue: USERS_TASK_QUEUE,
        args: [account],
      }),
    ),
    ...lostEdits.map(({ ticketId, ownerId }) => tickets.freeEditLock({ ticketId, changeId: ownerId })),
    ...lagging.ticketIds.map((ticketId) => tickets.mendTicketStatus({ ticketId })),
  ]);
  // Whose recovery goes on is neither handed over again nor given up.
  const begunIds = found.filter((_, n) => begun[n]);
  return report({
    orders: begunIds,
    refunds: refunds.refunds.length,
    edits: lostEdits.length,
    tickets: lagging.ticketIds.length,
    signUps: accounts.signUps.length,
    retold: retold.told,
    unmended: begunIds.filter((orderId) => handed.includes(orderId)),
    next: {
      owners: owners.next,
      refunds: refunds.next,
      orders: orders.next,
      tickets: lagging.next,
      signUps: accounts.next,
      retold: retold.next,
    },
  });
}

function report(look: Look): Look {
  const { orders, refunds, edits, tickets: mended, signUps, unmended } = look;
  const found = Object.entries({ orders: orders.length, refunds, edits, tickets: mended, 'sign-ups': signUps })
    .filter(([, number]) => number > 0)
    .map(([what, number]) => `${number} ${what}`);
  setCurrentDetails(
    [
      found.length > 0 ? `To be mended: ${found.join(', ')}.` : 'Nothing to mend.',
      ...unmended.map(
        (orderId) => `**Not mended by its recovery: order ${orderId}; see ${recoverOrderWorkflowId(orderId)}.**`,
      ),
    ].join('\n\n'),
  );
  for (const orderId of unmended)
    log.error('Recovery has not mended this order', { orderId, see: recoverOrderWorkflowId(orderId) });
  return look;
}
