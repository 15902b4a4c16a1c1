import type { WorkerOptions } from '@temporalio/worker';

/** How every Worker takes and keeps work. `docs/performance.md` has what was tried. */
export const WORKER_TUNING = {
  /**
   * Well above the number of orders that move at one moment: an evicted workflow is replayed from its history, and one
   * that is evicted while its local activity runs waits until its task times out, 10 s.
   */
  maxCachedWorkflows: 2_000,
  /** A killed worker's orders move to another after this, at the price of replaying their histories. */
  stickyQueueScheduleToStartTimeout: '3s',
  /** The SDK sends heartbeats on no oftener than this. */
  maxHeartbeatThrottleInterval: '1s',
} satisfies Partial<WorkerOptions>;
