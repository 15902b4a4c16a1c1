import { startChild } from '@temporalio/workflow';

/**
 * Starts a workflow that goes on when its starter has ended. False when a webhook, a buyer or an earlier look has asked
 * for it already, and it runs.
 */
export async function startOnce<Input>(
  workflow: (input: Input) => Promise<unknown>,
  options: { workflowId: string; args: [Input]; taskQueue?: string },
): Promise<boolean> {
  try {
    await startChild(workflow, { ...options, parentClosePolicy: 'ABANDON' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'WorkflowExecutionAlreadyStartedError')) throw error;
    return false;
  }
}
