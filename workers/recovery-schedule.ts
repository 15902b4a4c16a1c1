import { Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import { ORDERS_TASK_QUEUE, RECOVERY_SCHEDULE_ID, RECOVERY_WORKFLOW } from '../shared/contracts/orders';
import type { Config } from '../shared/infra/config';

/** Makes sure that recovery looks around every minute, one look at a time, however many workers start. */
export async function ensureRecoverySchedule(config: Config, connection: NativeConnection): Promise<void> {
  const { schedule } = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE });
  try {
    await schedule.create({
      scheduleId: RECOVERY_SCHEDULE_ID,
      spec: { intervals: [{ every: '1 minute' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
      action: { type: 'startWorkflow', workflowType: RECOVERY_WORKFLOW, taskQueue: ORDERS_TASK_QUEUE, args: [] },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
