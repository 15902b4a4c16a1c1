import type { CloudEvent } from '../shared/contracts/events';
import type { Models } from '../shared/infra/models';
import type { Stripe } from '../shared/infra/stripe';

/** What activities reach the world through. Workers build it once; tests give their own. */
export interface ActivityDependencies {
  models: Models;
  /** Publishes a domain event; the same event again changes nothing. Traces tell by `isRepeat` what is told once more. */
  publish(event: CloudEvent, options?: { isRepeat?: boolean }): Promise<void>;
  stripe: Stripe;
  /** Whether a workflow with this id is open, as Temporal itself says (never from a list, which lags). */
  isWorkflowRunning(workflowId: string): Promise<boolean>;
}
