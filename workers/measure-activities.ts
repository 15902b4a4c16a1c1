import type { Context } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import type { AuthorizePaymentResult } from '../activities/payments/authorize-payment';
import type { ClosePaymentResult } from '../activities/payments/close-payment';
import type { RecoveryActivities } from '../activities/recovery';
import { LATE_PAYMENT_WORKFLOW } from '../shared/contracts/payments';
import type { WorkerMetrics } from '../shared/infra/metrics';

/** What takes back what another activity did. */
const COMPENSATIONS = new Set([
  'releaseTicket',
  'cancelOrder',
  'closePayment',
  'refundPayment',
  'withdrawSale',
  'freeEditLock',
]);

type Answer<Name extends keyof RecoveryActivities> = Awaited<ReturnType<RecoveryActivities[Name]>>;

type Activity = Pick<Context['info'], 'activityType' | 'workflowType' | 'attempt'>;

/** Counts what no domain event tells, from what the activities answer. An attempt that failed has no answer yet. */
export const measureActivities =
  (metrics: WorkerMetrics) =>
  ({ info }: Context): { inbound: ActivityInboundCallsInterceptor } => ({
    inbound: {
      async execute(input, next) {
        if (info.attempt > 1 && COMPENSATIONS.has(info.activityType))
          metrics.compensationRetries.inc({ activity: info.activityType });
        const answer = await next(input);
        countAnswer(metrics, info, answer);
        return answer;
      },
    },
  });

export function countAnswer(metrics: WorkerMetrics, { activityType, workflowType }: Activity, answer: unknown): void {
  const found = (kind: string, { length }: unknown[]) => metrics.recoveryFindings.set({ kind }, length);
  switch (activityType) {
    case 'authorizePayment': {
      const result = answer as AuthorizePaymentResult;
      if (result.status === 'declined') metrics.paymentsDeclined.inc({ final: String(!result.mendable) });
      return;
    }
    case 'closePayment':
      if (workflowType === LATE_PAYMENT_WORKFLOW)
        metrics.latePayments.inc({ result: (answer as ClosePaymentResult).status });
      return;
    case 'findLostOwners': {
      const { lost } = answer as Answer<'findLostOwners'>;
      for (const sought of ['order', 'edit'] as const)
        found(
          sought,
          lost.filter(({ kind }) => kind === sought),
        );
      return;
    }
    case 'findLostRefunds':
      found('refund', (answer as Answer<'findLostRefunds'>).refunds);
      return;
    case 'findBrokenOrders':
      found('broken-order', (answer as Answer<'findBrokenOrders'>).orderIds);
      return;
    case 'findLaggingTickets':
      found('ticket', (answer as Answer<'findLaggingTickets'>).ticketIds);
      return;
    case 'findLostSignUps':
      found('sign-up', (answer as Answer<'findLostSignUps'>).signUps);
      return;
    default:
  }
}
