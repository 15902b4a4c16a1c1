import { Client, ScheduleAlreadyRunning, type ScheduleOptions, ScheduleOverlapPolicy } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import { ORDERS_TASK_QUEUE, RECOVERY_SCHEDULE_ID, RECOVERY_WORKFLOW } from '../shared/contracts/orders';
import type { Config } from '../shared/infra/config';

const EVERY_MINUTE = {
  spec: { intervals: [{ every: '1 minute' }] },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
  action: {
    type: 'startWorkflow',
    workflowType: RECOVERY_WORKFLOW,
    taskQueue: ORDERS_TASK_QUEUE,
    args: [],
    // A look that cannot go on must not keep the next one away for ever.
    workflowExecutionTimeout: '10 minutes',
  },
} satisfies Omit<ScheduleOptions, 'scheduleId'>;

/** Makes sure that recovery looks around every minute, one look at a time, however many workers start. */
export async function ensureRecoverySchedule(config: Config, connection: NativeConnection): Promise<void> {
  const { schedule } = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE });
  try {
    await schedule.create({ scheduleId: RECOVERY_SCHEDULE_ID, ...EVERY_MINUTE });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    // An earlier version may have made it.
    await schedule.getHandle(RECOVERY_SCHEDULE_ID).update((present) => ({ ...present, ...EVERY_MINUTE }));
  }
}
