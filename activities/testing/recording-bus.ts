import type { CloudEvent } from '../../shared/contracts/events';

export interface RecordingBus {
  publish(event: CloudEvent): Promise<void>;
  /** Every event of one aggregate, once each, in the order of their first publication. */
  of(aggregateId: string): CloudEvent[];
  /** `<type> <version>` of the same. */
  story(aggregateId: string): string[];
  /** What no subscriber could live with: a version published before the one below it, or one id with two contents. */
  violations: string[];
}

/** Stands in for JetStream, and watches the rule that every aggregate's versions are published in order, no gaps. */
export function createRecordingBus(): RecordingBus {
  const events = new Map<string, CloudEvent[]>();
  const violations: string[] = [];
  const of = (aggregateId: string) => events.get(aggregateId) ?? [];
  return {
    violations,
    of,
    story: (aggregateId) => of(aggregateId).map(({ type, data }) => `${type} ${data.version}`),
    async publish(event) {
      const told = of(event.subject);
      const earlier = told.find(({ id }) => id === event.id);
      if (earlier) {
        if (JSON.stringify(earlier) !== JSON.stringify(event))
          violations.push(`${event.id} was published as ${JSON.stringify(earlier)} and ${JSON.stringify(event)}`);
        return;
      }
      if (event.data.version !== told.length + 1)
        violations.push(`${event.type} ${event.id} was published after version ${told.length}`);
      events.set(event.subject, [...told, event]);
    },
  };
}
