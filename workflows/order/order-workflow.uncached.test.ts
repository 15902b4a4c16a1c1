import type { AuthorizePaymentResult } from '../../activities/payments/authorize-payment';
import { awaitPaymentOutcome, awaitReserved, cancelOrder, extendOrder } from '../../shared/contracts/orders';
import { inTurn, paymentOf, refusal } from '../../temporal-dev/testing/mock-activities';
import { startOrder } from '../../temporal-dev/testing/start-order';
import { startWorkflowWorkers, type WorkflowWorkers } from '../../temporal-dev/testing/start-workflow-workers';

/** Workers that keep no workflow in memory: every task replays the whole order, so what is not deterministic fails. */

let workers: WorkflowWorkers;

beforeAll(async () => {
  workers = await startWorkflowWorkers({ maxCachedWorkflows: 0 });
});

afterAll(() => workers?.stop());

describe('an order that is replayed from its history at every task', () => {
  it('is extended, declined, paid and complete', async () => {
    const order = await startOrder(workers, {
      authorizePayment: inTurn(
        async (): Promise<AuthorizePaymentResult> => ({
          status: 'declined',
          decline: { code: 'insufficient_funds', message: 'Not enough money.' },
          mendable: true,
        }),
        async (): Promise<AuthorizePaymentResult> => ({ status: 'authorized' }),
      ),
    });
    const { expiresAt } = await order.handle.executeUpdate(awaitReserved);
    const extended = await order.handle.executeUpdate(extendOrder);
    expect(Date.parse(extended.expiresAt) - Date.parse(expiresAt)).toBe(5 * 60_000);
    await order.pay('a1');
    expect(await order.handle.executeUpdate(awaitPaymentOutcome, { args: ['a1'] })).toMatchObject({ attemptsLeft: 2 });
    await order.pay('a2');
    expect(await order.handle.executeUpdate(awaitPaymentOutcome, { args: ['a2'] })).toEqual({
      result: 'paid',
      payment: paymentOf(order.orderId),
    });
    expect(await order.handle.result()).toEqual({ status: 'complete' });
  });

  it('keeps its deadline and expires', async () => {
    const order = await startOrder(workers);
    const { expiresAt } = await order.handle.executeUpdate(awaitReserved);
    await order.called('preparePayment');
    await order.skipTime();
    expect(await order.handle.result()).toEqual({ status: 'cancelled', cancelReason: 'expired' });
    expect(order.inputsOf('recordOrder')).toMatchObject([{ expiresAt }]);
  });

  it('is cancelled by its buyer', async () => {
    const order = await startOrder(workers);
    expect(await order.handle.executeUpdate(cancelOrder)).toEqual({ result: 'cancelled' });
  });

  it('is cancelled by an operator', async () => {
    const order = await startOrder(workers);
    await order.called('preparePayment');
    await order.handle.cancel();
    expect(await order.handle.result()).toEqual({ status: 'cancelled', cancelReason: 'buyer' });
  });

  it('is refused and undone', async () => {
    const order = await startOrder(workers, { recordOrder: refusal('TooManyOpenOrders') });
    expect(await order.handle.result()).toEqual({ status: 'refused', type: 'TooManyOpenOrders' });
    expect(order.calls().slice(2)).toEqual(['cancelOrder', 'releaseTicket']);
  });

  it('is refunded when its hold is lost', async () => {
    const order = await startOrder(workers, { sellTicket: refusal('HoldLost') });
    await order.pay('a1');
    expect(await order.handle.result()).toEqual({ status: 'cancelled', cancelReason: 'payment-failed' });
  });
});
