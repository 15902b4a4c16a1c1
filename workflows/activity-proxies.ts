import {
  type ActivityOptions,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  type UntypedActivities,
} from '@temporalio/workflow';
import type { OrderActivities } from '../activities/orders';
import type { PaymentActivities } from '../activities/payments';
import type { RecoveryActivities } from '../activities/recovery';
import type { TicketActivities } from '../activities/tickets';
import type { UserActivities } from '../activities/users';
import { ORDERS_TASK_QUEUE } from '../shared/contracts/orders';
import { PAYMENTS_TASK_QUEUE } from '../shared/contracts/payments';
import { TICKETS_TASK_QUEUE } from '../shared/contracts/tickets';
import { USERS_TASK_QUEUE } from '../shared/contracts/users';
import { permanentAnswer } from './failure';

/**
 * Every domain's activities, on its own task queue. An outage is retried until it ends, quickly at first; permanent
 * answers come as non-retryable failures. Workers heartbeat for every attempt, so a killed worker's is soon given on.
 */
const RETRY = {
  initialInterval: '100ms',
  backoffCoefficient: 2,
  maximumInterval: '10s',
} satisfies ActivityOptions['retry'];

/** Several times what workers send; a busy machine must not look like a dead one. */
const HEARTBEAT_TIMEOUT = '5s';

/** A few writes to MongoDB and one to NATS. */
const stateChange = (taskQueue: string) =>
  ({
    taskQueue,
    startToCloseTimeout: '10s',
    heartbeatTimeout: HEARTBEAT_TIMEOUT,
    retry: RETRY,
  }) satisfies ActivityOptions;

/** Activities under the sentence that the Web UI shows for each. */
function summarized<A>(options: ActivityOptions, summaries: Record<keyof A & string, string>): A {
  const proxies = proxyActivities<UntypedActivities>(options);
  const withSummary = Object.entries<string>(summaries).map(([name, summary]) => [
    name,
    (...args: unknown[]) => proxies[name]?.executeWithOptions({ summary }, args),
  ]);
  return Object.fromEntries(withSummary);
}

export const orders = summarized<OrderActivities>(stateChange(ORDERS_TASK_QUEUE), {
  recordOrder: 'Record the order',
  extendOrder: 'Record the new deadline',
  completeOrder: 'Record the order as complete',
  cancelOrder: 'Record the order as cancelled',
  recordRefund: 'Record the refund on the order',
});

/** So long a local activity may keep the workflow from hearing of anything else. */
export const LOCAL_ATTEMPT_MS = 3_000;

const recordHere = proxyLocalActivities<Pick<OrderActivities, 'recordOrder' | 'completeOrder'>>({
  startToCloseTimeout: LOCAL_ATTEMPT_MS,
  retry: { maximumAttempts: 1 },
});

/**
 * What an order writes about itself on its way to completion, done by the worker that runs its workflow: one event in
 * place of three, and no task between two queues. One short attempt, for whatever takes longer holds up the
 * workflow's task; then as any other activity.
 */
export const ownRecord: Pick<OrderActivities, 'recordOrder' | 'completeOrder'> = {
  recordOrder: (input) =>
    hereFirst(
      () => recordHere.recordOrder.executeWithOptions({ summary: 'Record the order' }, [input]),
      () => orders.recordOrder(input),
    ),
  completeOrder: (input) =>
    hereFirst(
      () => recordHere.completeOrder.executeWithOptions({ summary: 'Record the order as complete' }, [input]),
      () => orders.completeOrder(input),
    ),
};

async function hereFirst<T>(here: () => Promise<T>, onItsQueue: () => Promise<T>): Promise<T> {
  try {
    return await here();
  } catch (error) {
    if (isCancellation(error) || permanentAnswer(error)) throw error;
    return onItsQueue();
  }
}

/** Served by the orders domain's worker, which is where recovery runs. */
export const recovery = summarized<RecoveryActivities>(
  // A page of thousands, each asked about, takes longer than one change.
  { ...stateChange(ORDERS_TASK_QUEUE), startToCloseTimeout: '1 minute' },
  {
    findLostOwners: 'Look for holds, edits and orders whose workflow does not run',
    findLostRefunds: 'Look for refunds that have lost their workflow',
    findBrokenOrders: 'Look for settled orders whose payment, sale and record do not agree',
    findLaggingTickets: 'Look for tickets whose status is not what their lock says',
    findLostSignUps: 'Look for accounts without a profile',
    retellChanges: 'Publish again what may not have been published',
    inspectOrder: 'Read what is recorded of the order',
  },
);

export const tickets = summarized<TicketActivities>(stateChange(TICKETS_TASK_QUEUE), {
  createTicket: 'List the ticket',
  editTicket: 'Edit the ticket',
  freeEditLock: 'Free the lock of a lost edit',
  holdTicket: 'Hold the ticket for this order',
  releaseTicket: 'Put the ticket back on sale',
  extendHold: 'Hold the ticket for longer',
  sellTicket: 'Turn the hold into a sale',
  withdrawSale: 'Take the sale back',
  mendTicketStatus: 'Bring the status back to what the lock says',
});

export const users = summarized<UserActivities>(stateChange(USERS_TASK_QUEUE), {
  createProfile: 'Write the profile',
  updateProfile: 'Change the profile',
});

/** One or two requests to Stripe, each bounded by the client's own timeout of 8 s. */
export const payments = summarized<PaymentActivities>(
  {
    taskQueue: PAYMENTS_TASK_QUEUE,
    startToCloseTimeout: '30s',
    heartbeatTimeout: HEARTBEAT_TIMEOUT,
    retry: RETRY,
    // An attempt in flight is awaited, never abandoned: it may be taking money.
    cancellationType: 'WAIT_CANCELLATION_COMPLETED',
  },
  {
    preparePayment: 'Prepare the payment with Stripe',
    authorizePayment: 'Authorize the payment',
    checkAuthorization: 'Ask Stripe whether the payment is authorized',
    capturePayment: 'Take the money',
    closePayment: 'Close the payment, so that nothing can be paid any more',
    refundPayment: 'Give the money back',
    reopenRefund: 'Ask Stripe whether it has taken the refund back',
    recordPaymentFailed: 'Record that the payment failed',
    recordPaymentRefunded: 'Record that the payment was refunded',
  },
);
