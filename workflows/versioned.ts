import { setWorkflowOptions } from '@temporalio/workflow';
import { latePaymentWorkflow, recoverOrderWorkflow, recoveryWorkflow, refundWorkflow } from '.';

export * from '.';

/**
 * The same workflows for Workers that are versioned. What may wait for Stripe for days moves on to the current build;
 * what is not named here is pinned, as the Worker says. A file of its own, for Temporal refuses every task of an
 * unversioned Worker that says such a thing.
 */
for (const workflow of [latePaymentWorkflow, recoverOrderWorkflow, recoveryWorkflow, refundWorkflow])
  setWorkflowOptions<never[], unknown>({ versioningBehavior: 'AUTO_UPGRADE' }, workflow);
