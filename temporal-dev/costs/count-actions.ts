import type { WorkflowHandle } from '@temporalio/client';

type History = Pick<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>, 'events'>;
type HistoryEvent = NonNullable<History['events']>[number];

const LOCAL_ACTIVITY = 'core_local_activity';

/**
 * What Temporal Cloud bills of a history (https://docs.temporal.io/cloud/actions). An activity's attempts count one each;
 * its heartbeats, which count too, are in no history: an activity shorter than a second sends none. Local activities count one
 * for each workflow task at most; here each counts.
 */
const ACTIONS: Record<string, (event: HistoryEvent) => number> = {
  'workflow started': (event) => Number(Boolean(event.workflowExecutionStartedEventAttributes)),
  activities: (event) => event.activityTaskStartedEventAttributes?.attempt ?? 0,
  'local activities': (event) => Number(event.markerRecordedEventAttributes?.markerName === LOCAL_ACTIVITY),
  timers: (event) => Number(Boolean(event.timerStartedEventAttributes)),
  signals: (event) => Number(Boolean(event.workflowExecutionSignaledEventAttributes)),
  updates: (event) => Number(Boolean(event.workflowExecutionUpdateAcceptedEventAttributes)),
  'search attributes': (event) => Number(Boolean(event.upsertWorkflowSearchAttributesEventAttributes)),
};

/** By kind, without those that do not occur. */
export function countActions({ events }: History): Map<string, number> {
  const counts = Object.entries(ACTIONS).map(([kind, count]): [string, number] => [
    kind,
    (events ?? []).reduce((sum, event) => sum + count(event), 0),
  ]);
  return new Map(counts.filter(([, count]) => count > 0));
}

export const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((total, one) => total + one, 0);
