import type { RecordRefundInput } from '../../activities/orders/update-order';
import type { RefundPaymentResult } from '../../activities/payments/refund-payment';
import {
  LATE_PAYMENT_WORKFLOW,
  latePaymentWorkflowId,
  PAYMENTS_TASK_QUEUE,
  REFUND_WORKFLOW,
  type RefundInput,
  refundChanged,
  refundWorkflowId,
} from '../../shared/contracts/payments';
import { type Activities, gate, inTurn, outage, paymentOf } from '../../temporal-dev/testing/mock-activities';
import { skipTime } from '../../temporal-dev/testing/skip-time';
import { startWorkflowWorkers, type WorkflowWorkers } from '../../temporal-dev/testing/start-workflow-workers';
import { until } from '../../temporal-dev/testing/until';
import type { latePaymentWorkflow, refundWorkflow } from '..';

let workers: WorkflowWorkers;

beforeAll(async () => {
  workers = await startWorkflowWorkers();
});

afterAll(() => workers?.stop());

let payments = 0;
const is =
  (status: RefundPaymentResult['status'], failedAttempts = 0) =>
  async () => ({ status, failedAttempts });

async function startLatePayment(answers: Partial<Activities>, mayBeTakenBack?: boolean) {
  const paymentIntentId = `pi_late${++payments}`;
  const workflowId = latePaymentWorkflowId(paymentIntentId);
  const calls = workers.answer(workflowId, answers);
  const handle = await workers.client.workflow.start<typeof latePaymentWorkflow>(LATE_PAYMENT_WORKFLOW, {
    workflowId,
    taskQueue: PAYMENTS_TASK_QUEUE,
    args: [{ orderId: 'o1', paymentIntentId, mayBeTakenBack }],
  });
  return { handle, calls, names: () => calls.map(({ name }) => name) };
}

async function startRefund(
  answers: Partial<Activities>,
  startsAt: string | null = null,
  changes: Partial<RefundInput> = {},
) {
  const paymentIntentId = `pi_${++payments}`;
  const workflowId = refundWorkflowId(paymentIntentId);
  const calls = workers.answer(workflowId, answers);
  const handle = await workers.client.workflow.start<typeof refundWorkflow>(REFUND_WORKFLOW, {
    workflowId,
    taskQueue: PAYMENTS_TASK_QUEUE,
    args: [{ orderId: 'o1', ticketId: 't1', paymentIntentId, startsAt, ...changes }],
  });
  const names = () => calls.map(({ name }) => name);
  return {
    handle,
    calls,
    names,
    inputOf: (wanted: string) => calls.find(({ name }) => name === wanted)?.input,
    recordedStatuses: () =>
      calls
        .filter(({ name }) => name === 'recordRefund')
        .map(({ input }) => (input as RecordRefundInput).paymentStatus),
    skipTime: () => skipTime(workers.client, workflowId),
    refunded: (times: number) =>
      until(async () => names().filter((name) => name === 'refundPayment').length >= times, 10),
  };
}

describe('a payment that arrives after its order was cancelled', () => {
  it('is voided when it is only authorized', async () => {
    const late = await startLatePayment({});
    await late.handle.result();
    expect(late.calls).toEqual([{ name: 'closePayment', input: expect.objectContaining({ voidAuthorized: true }) }]);
  });

  it('is refunded in full when it is captured', async () => {
    const late = await startLatePayment({ closePayment: async () => ({ status: 'captured' }) });
    await late.handle.result();
    expect(late.names()).toEqual(['closePayment', 'refundPayment', 'recordPaymentRefunded']);
  });

  it('is recorded as refunded only when Stripe says so, however long that takes', async () => {
    const late = await startLatePayment({
      closePayment: async () => ({ status: 'captured' }),
      refundPayment: inTurn(outage, is('pending'), is('failed', 1), is('succeeded', 1)),
    });
    await until(async () => late.names().length === 3, 10);
    await skipTime(workers.client, late.handle.workflowId);
    await late.handle.result();
    const refund = 'refundPayment';
    expect(late.names()).toEqual(['closePayment', refund, refund, refund, refund, 'recordPaymentRefunded']);
  });
});

describe('a refund', () => {
  it('takes the sale back and says so only after the money has gone back', async () => {
    const refund = await startRefund({});
    await refund.handle.result();
    expect(refund.names()).toEqual([
      'recordRefund',
      'refundPayment',
      'withdrawSale',
      'recordPaymentRefunded',
      'recordRefund',
    ]);
    expect(refund.inputOf('withdrawSale')).toEqual({ ticketId: 't1', orderId: 'o1', backOnSale: true });
    expect(refund.recordedStatuses()).toEqual(['refund-pending', 'refunded']);
  });

  it('that is on its way is recorded as such, once, and looked at every minute', async () => {
    const refund = await startRefund({ refundPayment: inTurn(is('pending'), is('pending'), is('succeeded')) });
    await refund.refunded(1);
    await refund.skipTime();
    await refund.handle.result();
    expect(refund.names()).toEqual([
      'recordRefund',
      'refundPayment',
      'refundPayment',
      'refundPayment',
      'withdrawSale',
      'recordPaymentRefunded',
      'recordRefund',
    ]);
    expect(refund.recordedStatuses()).toEqual(['refund-pending', 'refunded']);
  });

  it('that Stripe fails is tried again', async () => {
    const refund = await startRefund({ refundPayment: inTurn(is('failed', 1), is('succeeded', 1)) });
    await refund.refunded(1);
    await refund.skipTime();
    await refund.handle.result();
    expect(refund.names().filter((name) => name === 'refundPayment')).toHaveLength(2);
  });

  it('is looked at as soon as Stripe has news of it', async () => {
    const refund = await startRefund({ refundPayment: inTurn(is('pending'), is('succeeded')) });
    await refund.refunded(1);
    await refund.handle.signal(refundChanged);
    await refund.handle.result();
    expect(refund.names().at(-1)).toBe('recordRefund');
  });

  it('loses no news that comes while Stripe is being asked', async () => {
    const first = gate<RefundPaymentResult>();
    const refund = await startRefund({ refundPayment: inTurn(first.answer, is('succeeded')) });
    await refund.refunded(1);
    await refund.handle.signal(refundChanged);
    first.open({ status: 'pending', failedAttempts: 0 });
    await refund.handle.result();
    expect(refund.names().slice(1, 3)).toEqual(['refundPayment', 'refundPayment']);
  });

  it('is not stopped half-way by cancelling its workflow', async () => {
    const money = gate<RefundPaymentResult>();
    const refund = await startRefund({ refundPayment: money.answer });
    await refund.refunded(1);
    await refund.handle.cancel();
    money.open({ status: 'succeeded', failedAttempts: 0 });
    await refund.handle.result();
    expect(refund.recordedStatuses()).toEqual(['refund-pending', 'refunded']);
  });

  describe('that Stripe takes back', () => {
    const takenBack = async () => ({ takenBack: true });

    it('after it was done is owed again, and made again', async () => {
      const refund = await startRefund({ reopenRefund: takenBack }, null, { mayBeTakenBack: true });
      await refund.handle.result();
      expect(refund.names()).toEqual([
        'recordRefund',
        'reopenRefund',
        'recordRefund',
        'refundPayment',
        'withdrawSale',
        'recordPaymentRefunded',
        'recordRefund',
      ]);
      expect(refund.calls.filter(({ name }) => name === 'recordRefund').map(({ input }) => input)).toEqual([
        { orderId: 'o1', paymentStatus: 'refund-pending' },
        { orderId: 'o1', paymentStatus: 'refund-pending', takenBack: true },
        { orderId: 'o1', paymentStatus: 'refunded' },
      ]);
    });

    it('shows as such while the next attempt is made', async () => {
      const money = gate<RefundPaymentResult>();
      const refund = await startRefund({ reopenRefund: takenBack, refundPayment: money.answer }, null, {
        mayBeTakenBack: true,
      });
      await refund.refunded(1);
      const { currentDetails } = await refund.handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
      expect(currentDetails).toContain('taken the refund back');
      money.open({ status: 'succeeded', failedAttempts: 1 });
      await refund.handle.result();
    });

    it('just before its workflow ends is made again all the same', async () => {
      const recorded = gate<void>();
      const refund = await startRefund({
        reopenRefund: takenBack,
        recordPaymentRefunded: async () => {
          await recorded.answer();
          return { ...paymentOf('o1'), status: 'refunded' };
        },
      });
      await until(async () => refund.names().includes('recordPaymentRefunded'), 10);
      await refund.handle.signal(refundChanged, { failed: true });
      recorded.open();
      await refund.handle.result();
      expect(refund.names().slice(5, 8)).toEqual(['reopenRefund', 'recordRefund', 'refundPayment']);
      expect(refund.recordedStatuses()).toEqual(['refund-pending', 'refunded', 'refund-pending', 'refunded']);
    });

    it('is only looked at when Stripe stands by it after all', async () => {
      const refund = await startRefund({}, null, { mayBeTakenBack: true });
      await refund.handle.result();
      expect(refund.recordedStatuses()).toEqual(['refund-pending', 'refunded']);
    });

    it('is made again for a payment that came too late', async () => {
      const late = await startLatePayment(
        { closePayment: async () => ({ status: 'captured' }), reopenRefund: takenBack },
        true,
      );
      await late.handle.result();
      expect(late.names()).toEqual(['closePayment', 'reopenRefund', 'refundPayment', 'recordPaymentRefunded']);
    });
  });

  it.each([
    ['puts the ticket back on sale while the event lies ahead', '2999-05-01T19:30:00Z', true],
    ['leaves the ticket sold once the event has begun', '2020-05-01T19:30:00Z', false],
  ])('%s', async (_outcome, startsAt, backOnSale) => {
    const refund = await startRefund({}, startsAt);
    await refund.handle.result();
    expect(refund.inputOf('withdrawSale')).toMatchObject({ backOnSale });
  });
});
