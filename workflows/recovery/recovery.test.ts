import type { OrderInspection } from '../../activities/recovery/inspect-order';
import {
  ORDERS_TASK_QUEUE,
  RECOVER_ORDER_WORKFLOW,
  RECOVERY_WORKFLOW,
  recoverOrderWorkflowId,
} from '../../shared/contracts/orders';
import { refundWorkflowId } from '../../shared/contracts/payments';
import { type Activities, intentOf, never, paymentOf, refusal } from '../../temporal-dev/testing/mock-activities';
import { startWorkflowWorkers, type WorkflowWorkers } from '../../temporal-dev/testing/start-workflow-workers';
import { until } from '../../temporal-dev/testing/until';
import type { recoverOrderWorkflow, recoveryWorkflow } from '..';

let workers: WorkflowWorkers;

beforeAll(async () => {
  workers = await startWorkflowWorkers();
}, 120_000);

afterAll(() => workers?.stop(), 60_000);

const UNDO = ['cancelOrder', 'releaseTicket'];
const WAITING: NonNullable<OrderInspection['record']> = {
  status: 'awaiting-payment',
  ticketId: 't1',
  buyerId: 'b1',
  title: 'The Tin Comets',
  price: { amount: 4500, currency: 'usd' },
  createdAtMs: 1_700_000_000_000,
};

let lost = 0;
const newOrderId = () => `lost${++lost}`;

/** A lost order with a hold and a payment, unless `found` says otherwise. */
const inspected =
  (orderId: string, found: Partial<OrderInspection>): Activities['inspectOrder'] =>
  async () => ({
    isWorkflowRunning: false,
    record: WAITING,
    paymentIntentId: intentOf(orderId),
    heldTicketId: 't1',
    ...found,
  });

async function recover(found: Partial<OrderInspection>, answers: Partial<Activities> = {}) {
  const orderId = newOrderId();
  const workflowId = recoverOrderWorkflowId(orderId);
  const calls = workers.answer(workflowId, { inspectOrder: inspected(orderId, found), ...answers });
  const handle = await workers.client.workflow.start<typeof recoverOrderWorkflow>(RECOVER_ORDER_WORKFLOW, {
    workflowId,
    taskQueue: ORDERS_TASK_QUEUE,
    args: [{ orderId }],
  });
  const told = await handle.result();
  const [inspection, ...steps] = calls.map(({ name }) => name);
  expect(inspection).toBe('inspectOrder');
  return { told, steps, calls };
}

describe('an order that has lost its workflow', () => {
  it('is cancelled and released when nothing was paid', async () => {
    const { told, steps, calls } = await recover({});
    expect(steps).toEqual(['closePayment', ...UNDO]);
    expect(calls.find(({ name }) => name === 'closePayment')?.input).toMatchObject({ voidAuthorized: false });
    expect(told).toContain('had not been paid');
  });

  it.each(['authorized', 'captured'] as const)('completes when its payment is %s', async (status) => {
    const { told, steps } = await recover({}, { closePayment: async () => ({ status }) });
    expect(steps).toEqual(['closePayment', 'capturePayment', 'sellTicket', 'completeOrder']);
    expect(told).toContain('had been paid');
  });

  it('is cancelled and released when its authorization cannot be captured', async () => {
    const { steps } = await recover(
      {},
      {
        closePayment: async ({ voidAuthorized }) => ({ status: voidAuthorized ? 'canceled' : 'authorized' }),
        capturePayment: refusal('AuthorizationLost'),
      },
    );
    expect(steps).toEqual(['closePayment', 'capturePayment', 'closePayment', ...UNDO]);
  });

  it('is refunded and cancelled when its hold is not its own any more', async () => {
    const { steps } = await recover(
      { heldTicketId: null },
      { closePayment: async () => ({ status: 'captured' }), sellTicket: refusal('HoldLost') },
    );
    expect(steps).toEqual([
      'closePayment',
      'capturePayment',
      'sellTicket',
      'refundPayment',
      'recordPaymentRefunded',
      'cancelOrder',
    ]);
  });

  it('has the payment closed that was being prepared when the workflow was lost', async () => {
    const { steps, calls } = await recover({ paymentIntentId: null });
    expect(steps).toEqual(['preparePayment', 'closePayment', ...UNDO]);
    expect(calls[1]?.input).toMatchObject({ buyerId: 'b1', firstAskedMs: WAITING.createdAtMs });
  });

  it('is cancelled and released when Stripe had refused its payment for good', async () => {
    const { steps } = await recover({ paymentIntentId: null }, { preparePayment: refusal('PaymentRefused') });
    expect(steps).toEqual(['preparePayment', ...UNDO]);
  });

  it('is released when it was never recorded', async () => {
    const { steps } = await recover({ record: null, paymentIntentId: null });
    expect(steps).toEqual(UNDO);
  });

  it('gets its money back when it is cancelled already', async () => {
    const { steps } = await recover(
      { record: { ...WAITING, status: 'cancelled' }, heldTicketId: null },
      { closePayment: async () => ({ status: 'captured' }) },
    );
    expect(steps).toEqual(['closePayment', 'refundPayment', 'recordPaymentRefunded', 'cancelOrder']);
  });

  it('is sold when it is complete but still only held', async () => {
    const { steps } = await recover(
      { record: { ...WAITING, status: 'complete' } },
      { capturePayment: async ({ orderId }) => paymentOf(orderId) },
    );
    expect(steps).toEqual(['capturePayment', 'sellTicket', 'completeOrder']);
  });

  it('is left alone when it is complete and sold', async () => {
    const { steps } = await recover({ record: { ...WAITING, status: 'complete' }, heldTicketId: null });
    expect(steps).toEqual([]);
  });
});

describe('an order whose workflow runs', () => {
  it('is left alone', async () => {
    const { told, steps } = await recover({ isWorkflowRunning: true });
    expect(steps).toEqual([]);
    expect(told).toContain('nothing to recover');
  });
});

describe('a look around', () => {
  let looks = 0;
  async function lookAround(
    findStaleLocks: Activities['findStaleLocks'],
    findLostRefunds: Activities['findLostRefunds'] = async () => [],
  ) {
    const workflowId = `recovery-${++looks}`;
    const calls = workers.answer(workflowId, { findStaleLocks, findLostRefunds });
    const handle = await workers.client.workflow.start<typeof recoveryWorkflow>(RECOVERY_WORKFLOW, {
      workflowId,
      taskQueue: ORDERS_TASK_QUEUE,
      args: [],
    });
    return { calls, result: await handle.result() };
  }
  const orderLock = (ownerId: string) => ({ ticketId: 't1', kind: 'order' as const, ownerId });

  it('recovers the lost orders and frees the locks of lost edits', async () => {
    const orderId = newOrderId();
    const recovered = workers.answer(recoverOrderWorkflowId(orderId), { inspectOrder: inspected(orderId, {}) });
    const edit = { ticketId: 't2', kind: 'edit' as const, ownerId: 'c1' };
    const { calls, result } = await lookAround(async () => [orderLock(orderId), edit]);
    expect(result).toEqual({ orders: 1, edits: 1, refunds: 0 });
    expect(calls).toEqual([
      { name: 'findStaleLocks', input: { olderThanMs: 60_000 } },
      { name: 'findLostRefunds', input: { olderThanMs: 60_000 } },
      { name: 'freeEditLock', input: { ticketId: 't2', changeId: 'c1' } },
    ]);
    await until(async () => recovered.at(-1)?.name === 'releaseTicket');
  });

  it('begins a lost refund again', async () => {
    const refund = { orderId: newOrderId(), ticketId: 't1', paymentIntentId: intentOf('lost'), startsAt: null };
    const begun = workers.answer(refundWorkflowId(refund.paymentIntentId), {});
    const { result } = await lookAround(
      async () => [],
      async () => [refund],
    );
    expect(result).toMatchObject({ refunds: 1 });
    await until(async () => begun.filter(({ name }) => name === 'recordRefund').length === 2);
  });

  it('does nothing when there is nothing to mend', async () => {
    expect(await lookAround(async () => [])).toMatchObject({ result: { orders: 0, edits: 0, refunds: 0 } });
  });

  it('does not wait for an order that Stripe keeps waiting, and recovers it once', async () => {
    const orderId = newOrderId();
    const recovered = workers.answer(recoverOrderWorkflowId(orderId), {
      inspectOrder: inspected(orderId, {}),
      closePayment: never,
    });
    for (const look of [1, 2])
      expect({ look, ...(await lookAround(async () => [orderLock(orderId)])) }).toMatchObject({
        result: { orders: 1 },
      });
    await until(async () => recovered.length === 2);
    expect(recovered.map(({ name }) => name)).toEqual(['inspectOrder', 'closePayment']);
  });

  it('recovers the other orders when one cannot be recovered', async () => {
    const [broken, sound] = [newOrderId(), newOrderId()];
    workers.answer(recoverOrderWorkflowId(broken), { inspectOrder: refusal('UserNotFound') });
    const recovered = workers.answer(recoverOrderWorkflowId(sound), { inspectOrder: inspected(sound, {}) });
    expect(await lookAround(async () => [orderLock(broken), orderLock(sound)])).toMatchObject({
      result: { orders: 2 },
    });
    await until(async () => recovered.at(-1)?.name === 'releaseTicket');
  });
});
