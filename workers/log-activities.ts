import type { Context } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { orderIdOfWorkflow } from '../shared/contracts/orders';
import { withLogFields } from '../shared/infra/log-scope';

/** The order that a workflow's id names, or an activity's input. */
export function orderIdOf(workflowId: string, [input]: unknown[] = []): string | undefined {
  const named = orderIdOfWorkflow(workflowId);
  if (named || typeof input !== 'object' || input === null || !('orderId' in input)) return named;
  return String(input.orderId);
}

/** Every line that an activity logs names it, its workflow and its order. */
export const logActivities = ({ info }: Context): { inbound: ActivityInboundCallsInterceptor } => ({
  inbound: {
    execute(input, next) {
      const { activityType, workflowExecution } = info;
      const workflowId = workflowExecution?.workflowId ?? '';
      const orderId = orderIdOf(workflowId, input.args);
      return withLogFields({ workflowId, activityType, ...(orderId && { orderId }) }, () => next(input));
    },
  },
});
