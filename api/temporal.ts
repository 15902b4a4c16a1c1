import {
  type Client,
  type Workflow,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
  type WorkflowStartOptions,
} from '@temporalio/client';
import type { ApiContext } from './context';

/** How long Temporal may take to accept something; its answer to it may take longer. */
export const ACCEPT_TIMEOUT_MS = 5_000;

/** Calls Temporal, for at most `withinMs`; what takes longer fails as an outage. */
export const bounded = <T>(temporal: Client, withinMs: number, call: () => Promise<T>): Promise<T> =>
  temporal.withDeadline(Date.now() + withinMs, call);

type StartOptions = Pick<WorkflowStartOptions, 'workflowId' | 'taskQueue' | 'staticSummary'> & {
  args: [unknown];
  /** What to do about an earlier run that is over. */
  workflowIdReusePolicy?: 'REJECT_DUPLICATE' | 'ALLOW_DUPLICATE_FAILED_ONLY' | 'ALLOW_DUPLICATE';
};

/** Starts a workflow, or finds the one that was started under this id before. */
export async function startWorkflow(
  temporal: Client,
  workflowType: string,
  options: StartOptions,
): Promise<WorkflowHandle> {
  try {
    return await temporal.workflow.start<Workflow>(workflowType, {
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      ...options,
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    return temporal.workflow.getHandle(options.workflowId);
  }
}

/**
 * Runs a command's workflow and returns its result within ANSWER_TIMEOUT. Run again under the same id, it returns the
 * same result. Throws the workflow's typed failure, or an outage.
 */
export async function runWorkflow<Result>(
  { temporal, config }: ApiContext,
  workflowType: string,
  options: StartOptions,
): Promise<Result> {
  return bounded(temporal, config.ANSWER_TIMEOUT, async () => {
    const handle = await startWorkflow(temporal, workflowType, options);
    return handle.result();
  });
}

/** The workflow is over, or never was. */
export const isWorkflowGone = (error: unknown): boolean =>
  error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError;
