import type { SignalDefinition, UpdateDefinition } from '@temporalio/common';

/**
 * The limit that the platform is measured against: a workflow with the same shape on the same Temporal server whose
 * activities do nothing.
 */

/** One queue for each domain that takes part in a purchase. */
export const BARE_QUEUES = { orders: 'bare-orders', tickets: 'bare-tickets', payments: 'bare-payments' } as const;

/** A whole purchase: reserved by an update, paid by a signal. */
export const BARE_PURCHASE = 'barePurchaseWorkflow';
/** Update-with-start and one activity. */
export const BARE_RESERVE = 'bareReserveWorkflow';

export const bareReserved = { type: 'update', name: 'bareReserved' } as UpdateDefinition<void>;
export const barePaid = { type: 'signal', name: 'barePaid' } as SignalDefinition;
