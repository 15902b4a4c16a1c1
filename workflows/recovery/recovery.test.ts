import type { WorkflowHandle } from '@temporalio/client';
import type { LostOwner } from '../../activities/recovery/find-lost-owners';
import type { OrderInspection } from '../../activities/recovery/inspect-order';
import {
  ORDERS_TASK_QUEUE,
  RECOVER_ORDER_WORKFLOW,
  RECOVERY_WORKFLOW,
  recoverOrderWorkflowId,
} from '../../shared/contracts/orders';
import { type RefundInput, refundWorkflowId } from '../../shared/contracts/payments';
import { type SignUpInput, signUpWorkflowId } from '../../shared/contracts/users';
import {
  type Activities,
  type ActivityName,
  intentOf,
  never,
  paymentOf,
  refusal,
} from '../../temporal-dev/testing/mock-activities';
import { startWorkflowWorkers, type WorkflowWorkers } from '../../temporal-dev/testing/start-workflow-workers';
import { until } from '../../temporal-dev/testing/until';
import type { recoverOrderWorkflow, recoveryWorkflow } from '..';

let workers: WorkflowWorkers;

beforeAll(async () => {
  workers = await startWorkflowWorkers();
});

afterAll(() => workers?.stop());

const UNDO = ['cancelOrder', 'releaseTicket'];
const WAITING: NonNullable<OrderInspection['record']> = {
  status: 'awaiting-payment',
  ticketId: 't1',
  buyerId: 'b1',
  title: 'The Tin Comets',
  price: { amount: 4500, currency: 'usd' },
  createdAtMs: 1_700_000_000_000,
};

/** A sale whose records do not agree, in one point that the test names. */
const COMPLETE: Partial<OrderInspection> = {
  record: { ...WAITING, status: 'complete', startsAt: null, paymentStatus: 'captured' },
  paymentStatus: 'captured',
  heldTicketId: null,
  soldTicketId: 't1',
  isSound: false,
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
    const { steps } = await recover({ ...COMPLETE, isSound: true });
    expect(steps).toEqual([]);
  });

  it('has the rest done when it is complete and sold, and its payment was not recorded', async () => {
    const { told, steps } = await recover({ ...COMPLETE, paymentStatus: 'pending' });
    expect(steps).toEqual(['capturePayment', 'sellTicket', 'completeOrder']);
    expect(told).toContain('it is now');
  });

  it.each<[string, Partial<OrderInspection>, Partial<Activities>, ActivityName[]]>([
    ['complete and paid for, but without its ticket', { soldTicketId: null }, {}, []],
    [
      'complete and sold, and Stripe has taken nothing',
      { paymentStatus: 'cancelled' },
      { capturePayment: refusal('AuthorizationLost') },
      ['capturePayment'],
    ],
    ['complete, and its payment is recorded as refunded', { paymentStatus: 'refunded' }, {}, []],
    [
      'complete and refunded, and still takes a place of its buyer',
      { soldTicketId: null, paymentStatus: 'refunded', hasPlace: true },
      {},
      ['cancelOrder'],
    ],
  ])('is refunded when it is %s', async (_, found, answers, before) => {
    const refunds = workers.answer(refundWorkflowId(intentOf(`lost${lost + 1}`)), {});
    const { told, steps } = await recover({ ...COMPLETE, ...found }, answers);
    expect(steps).toEqual(before);
    expect(told).toContain('it is refunded');
    await until(async () => refunds.filter(({ name }) => name === 'recordRefund').length === 2);
    expect(refunds.map(({ name }) => name)).toEqual(expect.arrayContaining(['refundPayment', 'withdrawSale']));
  });

  it('is reported when it is complete and nobody knows of a payment', async () => {
    const { told, steps } = await recover({ ...COMPLETE, paymentIntentId: null });
    expect(steps).toEqual([]);
    expect(told).toContain('somebody must look at it');
  });

  it.each([
    [null, true],
    ['2999-05-01T19:30:00.000Z', true],
    ['2001-05-01T19:30:00.000Z', false],
  ])('loses the sale that it did not pay for; the event begins %s, back on sale: %s', async (startsAt, backOnSale) => {
    const { steps, calls } = await recover({
      record: { ...WAITING, startsAt },
      heldTicketId: null,
      soldTicketId: 't1',
    });
    expect(steps).toEqual(['closePayment', 'cancelOrder', 'withdrawSale']);
    expect(calls.at(-1)?.input).toMatchObject({ ticketId: 't1', backOnSale });
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
  const LOOKS_AT = [
    'findLostOwners',
    'findLostRefunds',
    'findBrokenOrders',
    'findLaggingTickets',
    'findLostSignUps',
    'retellChanges',
  ];
  const detailsOf = async (handle: WorkflowHandle) =>
    (await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata')).currentDetails;
  let looks = 0;
  const PLACE = { at: '2026-11-01T12:00:00.000Z', id: '' };
  const WALK = { news: PLACE, round: PLACE };
  async function lookAround(
    {
      lost = [],
      ...found
    }: { lost?: LostOwner[]; refunds?: RefundInput[]; orderIds?: string[]; signUps?: SignUpInput[] },
    answers: Partial<Activities> = {},
  ) {
    const workflowId = `recovery-${++looks}`;
    const calls = workers.answer(workflowId, {
      findLostOwners: async () => ({ lost, next: { locks: PLACE, waiting: PLACE } }),
      findLostRefunds: async () => ({ refunds: found.refunds ?? [], next: PLACE }),
      findBrokenOrders: async () => ({
        orderIds: found.orderIds ?? [],
        next: { orders: WALK, payments: WALK, sales: WALK },
      }),
      findLostSignUps: async () => ({ signUps: found.signUps ?? [], next: WALK }),
      ...answers,
    });
    const handle = await workers.client.workflow.start<typeof recoveryWorkflow>(RECOVERY_WORKFLOW, {
      workflowId,
      taskQueue: ORDERS_TASK_QUEUE,
      args: [],
    });
    const result = await handle.result();
    // Every look looks at everything; what it does about what it finds comes after.
    expect(calls.slice(0, LOOKS_AT.length).map(({ name }) => name)).toEqual(expect.arrayContaining(LOOKS_AT));
    return { handle, result, steps: calls.slice(LOOKS_AT.length) };
  }
  const orderLock = (ownerId: string) => ({ ticketId: 't1', kind: 'order' as const, ownerId });

  it('recovers the lost orders and frees the locks of lost edits', async () => {
    const orderId = newOrderId();
    const recovered = workers.answer(recoverOrderWorkflowId(orderId), { inspectOrder: inspected(orderId, {}) });
    const edit = { ticketId: 't2', kind: 'edit' as const, ownerId: 'c1' };
    const { steps, result } = await lookAround({ lost: [orderLock(orderId), edit] });
    expect(result).toMatchObject({ orders: [orderId], edits: 1, refunds: 0, unmended: [] });
    expect(steps).toEqual([{ name: 'freeEditLock', input: { ticketId: 't2', changeId: 'c1' } }]);
    await until(async () => recovered.at(-1)?.name === 'releaseTicket');
  });

  it('recovers an order once that has lost its workflow and whose records do not agree', async () => {
    const orderId = newOrderId();
    const recovered = workers.answer(recoverOrderWorkflowId(orderId), { inspectOrder: inspected(orderId, {}) });
    const { result } = await lookAround({ lost: [orderLock(orderId)], orderIds: [orderId] });
    expect(result.orders).toEqual([orderId]);
    await until(async () => recovered.at(-1)?.name === 'releaseTicket');
    expect(recovered.filter(({ name }) => name === 'inspectOrder')).toHaveLength(1);
  });

  it('begins a lost sign-up again', async () => {
    const account = { userId: newOrderId(), email: 'ada@example.com', name: 'Ada' };
    const begun = workers.answer(signUpWorkflowId(account.userId), {});
    const { result } = await lookAround({ signUps: [account] });
    expect(result.signUps).toBe(1);
    await until(async () => begun.length === 1);
    expect(begun).toEqual([{ name: 'createProfile', input: account }]);
  });

  it('brings the status of a ticket back to what its lock says', async () => {
    const findLaggingTickets = async () => ({ ticketIds: ['t3'], next: WALK });
    const { steps, result } = await lookAround({}, { findLaggingTickets });
    expect(steps).toEqual([{ name: 'mendTicketStatus', input: { ticketId: 't3' } }]);
    expect(result.tickets).toBe(1);
  });

  it('begins a lost refund again', async () => {
    const refund = { orderId: newOrderId(), ticketId: 't1', paymentIntentId: intentOf('lost'), startsAt: null };
    const begun = workers.answer(refundWorkflowId(refund.paymentIntentId), {});
    const { result } = await lookAround({ refunds: [refund] });
    expect(result).toMatchObject({ refunds: 1 });
    await until(async () => begun.filter(({ name }) => name === 'recordRefund').length === 2);
  });

  it('does nothing when there is nothing to mend', async () => {
    const { handle, steps, result } = await lookAround({});
    expect(steps).toEqual([]);
    expect(result).toMatchObject({ orders: [], edits: 0, refunds: 0, tickets: 0, signUps: 0, unmended: [] });
    expect(await detailsOf(handle)).toBe('Nothing to mend.');
  });

  it('does not wait for an order that Stripe keeps waiting, and recovers it once', async () => {
    const orderId = newOrderId();
    const recovered = workers.answer(recoverOrderWorkflowId(orderId), {
      inspectOrder: inspected(orderId, {}),
      closePayment: never,
    });
    expect(await lookAround({ lost: [orderLock(orderId)] })).toMatchObject({ result: { orders: [orderId] } });
    expect(await lookAround({ lost: [orderLock(orderId)] })).toMatchObject({ result: { orders: [] } });
    await until(async () => recovered.length === 2);
    expect(recovered.map(({ name }) => name)).toEqual(['inspectOrder', 'closePayment']);
  });

  it('recovers the other orders when one cannot be recovered', async () => {
    const [broken, sound] = [newOrderId(), newOrderId()];
    workers.answer(recoverOrderWorkflowId(broken), { inspectOrder: refusal('UserNotFound') });
    const recovered = workers.answer(recoverOrderWorkflowId(sound), { inspectOrder: inspected(sound, {}) });
    expect(await lookAround({ lost: [orderLock(broken), orderLock(sound)] })).toMatchObject({
      result: { orders: [broken, sound] },
    });
    await until(async () => recovered.at(-1)?.name === 'releaseTicket');
  });
});
