import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { WORKER_TUNING } from '../../../workers/worker-tuning';
import { BARE_QUEUES } from './bare-contract';

/** Process entry: the Workers of the bare workflows, in one process and on one connection as those of the platform. */
async function main(): Promise<void> {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN') });
  const workflowsPath = require.resolve('./bare-workflows');
  const [connection, workflowBundle] = await Promise.all([
    NativeConnection.connect({ address: process.env.TEMPORAL_ADDRESS }),
    bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') }),
  ]);
  const activities = { doNothing: async () => undefined };
  const workers = await Promise.all(
    Object.values(BARE_QUEUES).map((taskQueue) =>
      Worker.create({ connection, taskQueue, workflowBundle, activities, ...WORKER_TUNING }),
    ),
  );
  const runs = workers.map((worker) => worker.run());
  process.once('SIGTERM', () => {
    for (const worker of workers) worker.shutdown();
  });
  // Nobody is left to measure.
  process.once('disconnect', () => process.exit(1));
  process.send?.('ready');
  await Promise.all(runs);
  await connection.close();
  process.exit(0);
}

void main();
