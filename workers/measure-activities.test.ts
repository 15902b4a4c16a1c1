import type { Context } from '@temporalio/activity';
import { createWorkerMetrics } from '../shared/infra/metrics';
import { measureActivities } from './measure-activities';

interface Attempt {
  activityType: string;
  workflowType?: string;
  attempt?: number;
}

/** What is counted when an attempt answers so, or fails. */
async function counted(attempt: Attempt, answer: () => Promise<unknown>): Promise<string[]> {
  const metrics = createWorkerMetrics();
  const info = { workflowType: 'orderWorkflow', attempt: 1, ...attempt };
  const { inbound } = measureActivities(metrics)({ info } as Context);
  await inbound.execute?.({ args: [], headers: {} }, answer).catch(() => undefined);
  const text = await metrics.registry.metrics();
  return text.split('\n').filter((line) => /^ticketing_\w+\{.+\} \d/.test(line));
}

const declined = (mendable: boolean) => async () => ({ status: 'declined', mendable, decline: {} });

it.each([
  [true, 'ticketing_payments_declined_total{final="false"} 1'],
  [false, 'ticketing_payments_declined_total{final="true"} 1'],
])('counts a decline that can be mended (%s)', async (mendable, line) => {
  expect(await counted({ activityType: 'authorizePayment' }, declined(mendable))).toEqual([line]);
});

it('does not count what is no decline, nor an attempt that fails', async () => {
  expect(await counted({ activityType: 'authorizePayment' }, async () => ({ status: 'authorized' }))).toEqual([]);
  expect(await counted({ activityType: 'authorizePayment' }, () => Promise.reject(new Error('away')))).toEqual([]);
});

it('counts a late payment by what became of it, and no other closing', async () => {
  const answer = async () => ({ status: 'captured' });
  expect(await counted({ activityType: 'closePayment', workflowType: 'latePaymentWorkflow' }, answer)).toEqual([
    'ticketing_late_payments_total{result="captured"} 1',
  ]);
  expect(await counted({ activityType: 'closePayment' }, answer)).toEqual([]);
});

it('counts the repeated attempts of an undo, not its first, nor those of an action', async () => {
  const answer = async () => undefined;
  expect(await counted({ activityType: 'releaseTicket', attempt: 3 }, answer)).toEqual([
    'ticketing_compensation_retries_total{activity="releaseTicket"} 1',
  ]);
  expect(await counted({ activityType: 'releaseTicket' }, answer)).toEqual([]);
  expect(await counted({ activityType: 'sellTicket', attempt: 3 }, answer)).toEqual([]);
});

it('shows what the last look of recovery found', async () => {
  const lost = [{ kind: 'order' }, { kind: 'order' }];
  expect(await counted({ activityType: 'findLostOwners' }, async () => ({ lost }))).toEqual([
    'ticketing_recovery_findings{kind="order"} 2',
    'ticketing_recovery_findings{kind="edit"} 0',
  ]);
});
