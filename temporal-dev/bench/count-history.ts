import type { Client } from '@temporalio/client';
import { countActions, sum } from '../costs/count-actions';

/** What a workflow has cost Temporal. */
export interface HistoryCounts {
  events: number;
  /** What Temporal Cloud bills. */
  actions: number;
  workflowTasks: number;
}

/** Counts in a workflow's history. */
export async function countHistory(temporal: Client, workflowId: string): Promise<HistoryCounts> {
  const history = await temporal.workflow.getHandle(workflowId).fetchHistory();
  const workflowTasks = (history.events ?? []).filter((event) => event.workflowTaskCompletedEventAttributes).length;
  return { events: history.events?.length ?? 0, actions: sum(countActions(history)), workflowTasks };
}
