import type { ActivityDependencies } from '../dependencies';
import { findBrokenOrders, type OrderWalks } from './find-broken-orders';
import { findLaggingTickets } from './find-lagging-tickets';
import { findLostOwners, type OpenPlaces } from './find-lost-owners';
import { findLostRefunds } from './find-lost-refunds';
import { findLostSignUps } from './find-lost-sign-ups';
import { inspectOrder } from './inspect-order';
import { type NewsPlaces, retellChanges } from './retell-changes';
import type { Place, Walk } from './walk';

/** One look: what is younger than this is left alone, and the reading goes on where the last look left off. */
interface Look<From> {
  olderThanMs: number;
  from?: From;
}

/** The activities of recovery; the orders domain's worker runs them. */
export const createRecoveryActivities = (dependencies: ActivityDependencies) => ({
  findLostRefunds: (input: Look<Place>) => findLostRefunds(dependencies, input),
  findLostOwners: (input: Look<OpenPlaces>) => findLostOwners(dependencies, input),
  findBrokenOrders: (input: Look<OrderWalks> & { again: string[] }) => findBrokenOrders(dependencies, input),
  findLaggingTickets: (input: Look<Walk>) => findLaggingTickets(dependencies, input),
  findLostSignUps: (input: Look<Walk>) => findLostSignUps(dependencies, input),
  retellChanges: (input: Look<NewsPlaces>) => retellChanges(dependencies, input),
  inspectOrder: (input: { orderId: string }) => inspectOrder(dependencies, input),
});

export type RecoveryActivities = ReturnType<typeof createRecoveryActivities>;
