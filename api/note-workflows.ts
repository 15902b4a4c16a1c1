import type { WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import { orderIdOfWorkflow } from '../shared/contracts/orders';
import { addLogFields, logFields } from '../shared/infra/log-scope';

/** The member of a workflow's memo, and the header of a message, that name the request which sent it. */
const REQUEST_ID = 'requestId';

/**
 * Ties requests and workflows together: the log lines of a request name the workflow that it started or spoke to, and
 * the workflow's memo, or its message's header, names the request.
 */
export const noteWorkflows: WorkflowClientInterceptor = {
  startWithDetails(input, next) {
    note(input.options.workflowId);
    return next({ ...input, options: withMemo(input.options) });
  },
  startUpdateWithStart(input, next) {
    note(input.workflowStartOptions.workflowId);
    return next({
      ...input,
      workflowStartOptions: withMemo(input.workflowStartOptions),
      updateHeaders: withHeader(input.updateHeaders),
    });
  },
  startUpdate(input, next) {
    note(input.workflowExecution.workflowId);
    return next({ ...input, headers: withHeader(input.headers) });
  },
  signal(input, next) {
    note(input.workflowExecution.workflowId);
    return next({ ...input, headers: withHeader(input.headers) });
  },
  cancel(input, next) {
    note(input.workflowExecution.workflowId);
    return next(input);
  },
};

function note(workflowId = ''): void {
  const orderId = orderIdOfWorkflow(workflowId);
  addLogFields({ workflowId, ...(orderId && { orderId }) });
}

function withMemo<Options extends { memo?: Record<string, unknown> }>(options: Options): Options {
  const { requestId } = logFields();
  return requestId ? { ...options, memo: { ...options.memo, [REQUEST_ID]: requestId } } : options;
}

function withHeader(headers: Headers): Headers {
  const { requestId } = logFields();
  return requestId ? { ...headers, [REQUEST_ID]: defaultPayloadConverter.toPayload(requestId) } : headers;
}
