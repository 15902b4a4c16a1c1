import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { ActivityDependencies } from '../activities/dependencies';
import { createOrderActivities } from '../activities/orders';
import { createPaymentActivities } from '../activities/payments';
import { createRecoveryActivities } from '../activities/recovery';
import { createTicketActivities } from '../activities/tickets';
import { createUserActivities } from '../activities/users';
import type { Config } from '../shared/infra/config';
import { createWorkerMetrics, type WorkerMetrics } from '../shared/infra/metrics';
import { SHUTDOWN_PATIENCE_MS } from '../shared/infra/shutdown-patience';
import { temporalConnectionOptions } from '../shared/infra/temporal';
import type { Tracing } from '../shared/infra/tracing';
import { createDependencies } from './create-dependencies';
import type { Domain } from './domains';
import { heartbeat } from './heartbeat';
import { logActivities } from './log-activities';
import { measureActivities } from './measure-activities';
import { reach } from './reach';
import { ensureRecoverySchedule } from './recovery-schedule';
import { WORKER_TUNING } from './worker-tuning';
import { loadWorkflowBundle } from './workflow-bundle';

const ACTIVITIES = {
  orders: (dependencies) => ({ ...createOrderActivities(dependencies), ...createRecoveryActivities(dependencies) }),
  tickets: createTicketActivities,
  payments: createPaymentActivities,
  users: createUserActivities,
} satisfies Record<Domain, (dependencies: ActivityDependencies) => object>;

export interface WorkersOptions {
  /** What the workers count, for whoever serves it. */
  metrics?: WorkerMetrics;
  /** Recorded when given. */
  tracing?: Tracing;
}

export interface RunningWorkers {
  /** Resolves when every worker has stopped; rejects when one fails. */
  finished: Promise<void>;
  /** Drains: takes no new work, finishes what is under way. */
  stop(): Promise<void>;
}

/**
 * Starts one Worker per domain, each on its own task queue, all in this process and on one connection. Every Worker
 * runs its domain's activities and the workflows that are started on its queue.
 */
export async function startWorkers(
  config: Config,
  domains: readonly Domain[],
  { metrics = createWorkerMetrics(), tracing }: WorkersOptions = {},
): Promise<RunningWorkers> {
  const connecting = reach(
    `Temporal at ${config.TEMPORAL_ADDRESS} (TEMPORAL_ADDRESS)`,
    temporalConnectionOptions(config).then((settings) => NativeConnection.connect(settings)),
  );
  const [connection, dependencies, workflowBundle] = await Promise.all([
    connecting,
    createDependencies(config, connecting, metrics),
    loadWorkflowBundle({ traced: tracing !== undefined, versioned: config.WORKER_BUILD_ID !== undefined }),
  ]);
  if (domains.includes('orders')) await ensureRecoverySchedule(config, connection);
  const workers = await Promise.all(
    domains.map((domain) =>
      Worker.create({
        connection,
        namespace: config.TEMPORAL_NAMESPACE,
        taskQueue: domain,
        workflowBundle,
        activities: ACTIVITIES[domain](dependencies),
        workerDeploymentOptions: deploymentOf(config, domain),
        ...WORKER_TUNING,
        shutdownGraceTime: SHUTDOWN_PATIENCE_MS,
        // Traces first, so that the lines of an activity carry the id of its own.
        interceptors: {
          activity: [...(tracing?.activityInterceptors ?? []), logActivities, measureActivities(metrics), heartbeat],
        },
        sinks: tracing?.sinks,
      }),
    ),
  );
  const runs = workers.map((worker) => worker.run());
  // One that fails takes the others with it: a process with half of its workers looks healthy and is not.
  const shutdownAll = () => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  for (const run of runs) run.catch(shutdownAll);
  const finished = Promise.allSettled(runs).then(async (results) => {
    await dependencies.close();
    await connection.close();
    const failure = results.find((result) => result.status === 'rejected');
    if (failure) throw failure.reason;
  });
  return {
    finished,
    stop: () => {
      shutdownAll();
      return finished;
    },
  };
}

/** One deployment per domain: each is rolled out by itself. Without a build id the Worker is unversioned. */
function deploymentOf(config: Config, domain: Domain): WorkerOptions['workerDeploymentOptions'] {
  const { WORKER_DEPLOYMENT, WORKER_BUILD_ID: buildId } = config;
  if (buildId === undefined) return undefined;
  return {
    useWorkerVersioning: true,
    version: { deploymentName: `${WORKER_DEPLOYMENT}-${domain}`, buildId },
    // An order is over in minutes: it ends on the code that it began with. See workflows/versioned.ts for the others.
    defaultVersioningBehavior: 'PINNED',
  };
}
