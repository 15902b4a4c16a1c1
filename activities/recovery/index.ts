import type { ActivityDependencies } from '../dependencies';
import { findLostRefunds } from './find-lost-refunds';
import { findStaleLocks } from './find-stale-locks';
import { inspectOrder } from './inspect-order';

/** The activities of recovery; the orders domain's worker runs them. */
export const createRecoveryActivities = (dependencies: ActivityDependencies) => ({
  findLostRefunds: (input: { olderThanMs: number }) => findLostRefunds(dependencies, input),
  findStaleLocks: (input: { olderThanMs: number }) => findStaleLocks(dependencies, input),
  inspectOrder: (input: { orderId: string }) => inspectOrder(dependencies, input),
});

export type RecoveryActivities = ReturnType<typeof createRecoveryActivities>;
