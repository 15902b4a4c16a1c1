import type { Client } from '@temporalio/client';

/**
 * Lets one workflow's own clock jump over its timers: fifteen minutes pass in about a second. The server must run with
 * `frontend.WorkflowTimeSkippingEnabled`, as the embedded one does.
 */
export async function skipTime({ workflowService, options }: Client, workflowId: string): Promise<void> {
  await workflowService.updateWorkflowExecutionOptions({
    namespace: options.namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true } },
    updateMask: { paths: ['time_skipping_config'] },
  });
}
