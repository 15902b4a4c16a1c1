import type { WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import {
  getOrderState,
  ORDER_EDITION,
  ORDER_WORKFLOW,
  ORDERS_TASK_QUEUE,
  type OrderState,
  type OrderWorkflowInput,
  orderWorkflowId,
  paymentSubmitted,
} from '../../shared/contracts/orders';
import { ORDER_STATUS, SELLER_ID } from '../../shared/contracts/search-attributes';
import type { orderWorkflow } from '../../workflows';
import { type Activities, type ActivityName, SNAPSHOT } from './mock-activities';
import { skipTime } from './skip-time';
import type { WorkflowWorkers } from './start-workflow-workers';
import { until } from './until';

export interface TestOrder {
  orderId: string;
  handle: WorkflowHandleWithFirstExecutionRunId<typeof orderWorkflow>;
  /** The names of the activities that were called so far, in order. */
  calls(): ActivityName[];
  inputsOf<Name extends ActivityName>(name: Name): Parameters<Activities[Name]>[0][];
  /** Waits until the activity has been called so many times. */
  called(name: ActivityName, times?: number): Promise<void>;
  /** The buyer submits a payment as attempt `attemptId`. */
  pay(attemptId: string): Promise<void>;
  /** From now on the order's own clock jumps over its timers. */
  skipTime(): Promise<void>;
  /** Waits until the order says that it has come to this stage. */
  reaches(stage: OrderState['stage']): Promise<void>;
  /** How many events of this kind the history holds: `workflowExecutionUpdateAccepted`, `timerStarted`, ... */
  events(kind: EventKind): Promise<number>;
  /** The names of the activities that were given to a queue, in order. */
  activitiesScheduled(): Promise<string[]>;
  /** The sentence that the Web UI shows. */
  currentDetails(): Promise<string>;
}

export type EventKind =
  | 'activityTaskCancelRequested'
  | 'workflowExecutionUpdateAccepted'
  | 'workflowExecutionUpdateCompleted'
  | 'workflowExecutionSignaled';

let orders = 0;

/** Starts one order workflow whose activities answer as `answers` says, and otherwise as if all goes well. */
export async function startOrder(
  { client, answer }: WorkflowWorkers,
  answers: Partial<Activities> = {},
  changes: Partial<OrderWorkflowInput> = {},
): Promise<TestOrder> {
  const orderId = `o${++orders}`;
  const workflowId = orderWorkflowId(orderId);
  const recorded = answer(workflowId, answers);
  const input: OrderWorkflowInput = {
    orderId,
    ticketId: 't1',
    buyerId: 'b1',
    paymentWindowMs: 15 * 60_000,
    paymentAttempts: 3,
    paymentExtensions: 1,
    paymentExtensionMs: 5 * 60_000,
    reserveTimeoutMs: 10_000,
    maxOpenOrders: 10,
    edition: ORDER_EDITION,
    ...changes,
  };
  const handle = await client.workflow.start<typeof orderWorkflow>(ORDER_WORKFLOW, {
    workflowId,
    taskQueue: ORDERS_TASK_QUEUE,
    args: [input],
    typedSearchAttributes: input.edition && [
      { key: SELLER_ID, value: SNAPSHOT.sellerId },
      { key: ORDER_STATUS, value: 'awaiting-payment' },
    ],
  });
  return {
    orderId,
    handle,
    calls: () => recorded.map(({ name }) => name),
    inputsOf: <Name extends ActivityName>(name: Name) =>
      recorded.filter((call) => call.name === name).map(({ input }) => input as Parameters<Activities[Name]>[0]),
    async called(name, times = 1) {
      await until(async () => recorded.filter((call) => call.name === name).length >= times, 10);
    },
    pay: (attemptId) => handle.signal(paymentSubmitted, { attemptId, paymentMethod: 'pm_card_visa' }),
    skipTime: () => skipTime(client, workflowId),
    async reaches(stage) {
      await until(async () => (await handle.query(getOrderState)).stage === stage, 20);
    },
    async events(kind) {
      const { events } = await handle.fetchHistory();
      return (events ?? []).filter((event) => event[`${kind}EventAttributes`]).length;
    },
    async activitiesScheduled() {
      const { events } = await handle.fetchHistory();
      return (events ?? []).flatMap(
        ({ activityTaskScheduledEventAttributes: scheduled }) => scheduled?.activityType?.name ?? [],
      );
    },
    async currentDetails() {
      const metadata = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
      return metadata.currentDetails;
    },
  };
}
