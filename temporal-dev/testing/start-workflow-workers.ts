import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { DOMAINS } from '../../workers/domains';
import { loadWorkflowBundle } from '../../workers/workflow-bundle';
import { installQuietRuntime } from './install-quiet-runtime';
import { type MockActivities, mockActivities } from './mock-activities';
import { startTestTemporal } from './start-test-temporal';

export interface WorkflowWorkers {
  client: Client;
  answer: MockActivities['answer'];
  /** Starts the Workers of every domain, when they were not started or have been stopped. */
  work(): Promise<void>;
  /** Stops the Workers and leaves Temporal running. */
  rest(): Promise<void>;
  stop(): Promise<void>;
}

/** The real workflows on a Temporal server of their own, with activities that answer what a test sets. */
export async function startWorkflowWorkers({ maxCachedWorkflows = 1_000 } = {}): Promise<WorkflowWorkers> {
  installQuietRuntime();
  const [temporal, workflowBundle] = await Promise.all([startTestTemporal(), loadWorkflowBundle()]);
  const { address } = temporal;
  const [connection, nativeConnection] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
  ]);
  const { activities, answer } = mockActivities();
  let workers: Worker[] = [];
  let runs: Promise<void>[] = [];

  async function work(): Promise<void> {
    workers = await Promise.all(
      DOMAINS.map((taskQueue) =>
        Worker.create({
          connection: nativeConnection,
          taskQueue,
          workflowBundle,
          activities,
          maxCachedWorkflows,
          // No test waits for an answer that never comes.
          shutdownForceTime: '5s',
        }),
      ),
    );
    runs = workers.map((worker) => worker.run());
  }

  async function rest(): Promise<void> {
    for (const worker of workers) worker.shutdown();
    await Promise.all(runs);
    workers = [];
  }

  await work();
  return {
    client: new Client({ connection }),
    answer,
    work,
    rest,
    async stop() {
      await rest();
      await connection.close();
      await nativeConnection.close();
      await temporal.stop();
    },
  };
}
