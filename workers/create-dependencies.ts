import { Client, WorkflowNotFoundError } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import type { ActivityDependencies } from '../activities/dependencies';
import type { Config } from '../shared/infra/config';
import { countEvent, type WorkerMetrics } from '../shared/infra/metrics';
import { connectDatabase } from '../shared/infra/mongo';
import { connectEventBus } from '../shared/infra/nats';
import { createStripe } from '../shared/infra/stripe';
import { reach } from './reach';

/** Connects what the activities need. `close` lets the last event out before the connections end. */
export async function createDependencies(
  config: Config,
  connecting: Promise<NativeConnection>,
  metrics: WorkerMetrics,
): Promise<ActivityDependencies & { close: () => Promise<void> }> {
  const [connection, database, bus] = await Promise.all([
    connecting,
    reach('MongoDB (MONGO_URL)', connectDatabase(config.MONGO_URL)),
    reach(`NATS at ${config.NATS_URL} (NATS_URL)`, connectEventBus(config.NATS_URL, 'ticketing-workers', config)),
  ]);
  const { workflow } = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE });
  return {
    models: database.models,
    publish: async (event, options) => {
      const { isNew } = await bus.publish(event, options);
      if (isNew) countEvent(metrics, event);
    },
    stripe: createStripe(config),
    isWorkflowRunning: async (workflowId) => {
      try {
        return (await workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw error;
      }
    },
    close: async () => {
      await bus.close();
      await database.close();
    },
  };
}
