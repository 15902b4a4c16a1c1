import type { Client } from '@temporalio/client';

/** What a workflow has cost Temporal. */
export interface HistoryCounts {
  events: number;
  /** What Temporal Cloud bills: starts, activities and each retry, timers, signals, updates, upserts, local activities. */
  actions: number;
  workflowTasks: number;
}

const ACTION_EVENTS = [
  'workflowExecutionStarted',
  'activityTaskStarted',
  'timerStarted',
  'workflowExecutionSignaled',
  'workflowExecutionUpdateAccepted',
  'upsertWorkflowSearchAttributes',
] as const;

const LOCAL_ACTIVITY = 'core_local_activity';

/** Counts in a workflow's history. */
export async function countHistory(temporal: Client, workflowId: string): Promise<HistoryCounts> {
  const { events } = await temporal.workflow.getHandle(workflowId).fetchHistory();
  const counts: HistoryCounts = { events: events?.length ?? 0, actions: 0, workflowTasks: 0 };
  for (const event of events ?? []) {
    const { activityTaskStartedEventAttributes: started, markerRecordedEventAttributes: marker } = event;
    const isAction = ACTION_EVENTS.some((name) => event[`${name}EventAttributes`]);
    if (started) counts.actions += started.attempt ?? 1;
    else if (isAction || marker?.markerName === LOCAL_ACTIVITY) counts.actions++;
    if (event.workflowTaskCompletedEventAttributes) counts.workflowTasks++;
  }
  return counts;
}
