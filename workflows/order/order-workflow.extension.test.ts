import { setTimeout as sleep } from 'node:timers/promises';
import {
  awaitReserved,
  cancelOrder,
  extendOrder,
  getOrderState,
  paymentAuthorized,
} from '../../shared/contracts/orders';
import { gate, never, refusal } from '../../temporal-dev/testing/mock-activities';
import { startOrder } from '../../temporal-dev/testing/start-order';
import { startWorkflowWorkers, type WorkflowWorkers } from '../../temporal-dev/testing/start-workflow-workers';
import { until } from '../../temporal-dev/testing/until';

let workers: WorkflowWorkers;

beforeAll(async () => {
  workers = await startWorkflowWorkers();
});

afterAll(() => workers?.stop());

const EXTENSION_MS = 5 * 60_000;
const refusedAs = (type: string) => ({ cause: { type } });
const laterBy = (expiresAt: string, ms: number) => new Date(Date.parse(expiresAt) + ms).toISOString();

describe('a waiting order', () => {
  it('is extended once; hold and record have the new deadline before the buyer hears of it', async () => {
    const record = gate<void>();
    const order = await startOrder(workers, { extendOrder: record.answer });
    const { expiresAt } = await order.handle.executeUpdate(awaitReserved);
    const answer = order.handle.executeUpdate(extendOrder);
    await order.called('extendOrder');
    expect(await order.events('workflowExecutionUpdateCompleted')).toBe(1);
    record.open();
    const extended = laterBy(expiresAt, EXTENSION_MS);
    expect(await answer).toEqual({ orderId: order.orderId, expiresAt: extended });
    expect(order.inputsOf('extendHold')).toEqual([{ orderId: order.orderId, ticketId: 't1', expiresAt: extended }]);
    expect(order.inputsOf('extendOrder')).toEqual([{ orderId: order.orderId, expiresAt: extended }]);
    expect(await order.currentDetails()).toContain(`until ${extended}. The buyer extended the window.`);
    await expect(order.handle.executeUpdate(extendOrder)).rejects.toMatchObject(refusedAs('ExtensionNotAllowed'));
  });

  it('expires at its new deadline and not before', async () => {
    const order = await startOrder(workers, {}, { paymentWindowMs: 3_000, paymentExtensionMs: 2_000 });
    const { expiresAt } = await order.handle.executeUpdate(awaitReserved);
    await order.handle.executeUpdate(extendOrder);
    await sleep(Date.parse(expiresAt) + 500 - Date.now());
    expect(order.calls()).not.toContain('closePayment');
    expect(await order.handle.result()).toEqual({ status: 'cancelled', cancelReason: 'expired' });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(laterBy(expiresAt, 2_000)));
  });

  it('grants one of two requests that come at once', async () => {
    const order = await startOrder(workers);
    await order.handle.executeUpdate(awaitReserved);
    const answers = await Promise.allSettled([1, 2].map(() => order.handle.executeUpdate(extendOrder)));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: refusedAs('ExtensionNotAllowed'),
    });
    expect(order.inputsOf('extendHold')).toHaveLength(1);
  });

  it('is not extended where extensions are switched off', async () => {
    const order = await startOrder(workers, {}, { paymentExtensions: 0 });
    await order.handle.executeUpdate(awaitReserved);
    await expect(order.handle.executeUpdate(extendOrder)).rejects.toMatchObject(refusedAs('ExtensionNotAllowed'));
  });

  it('is not extended when the request was taken in time but the window has closed meanwhile', async () => {
    const check = gate<{ authorized: boolean }>();
    const order = await startOrder(workers, { checkAuthorization: check.answer }, { paymentWindowMs: 3_000 });
    const { expiresAt } = await order.handle.executeUpdate(awaitReserved);
    await order.handle.signal(paymentAuthorized, { paymentIntentId: 'pi_1' });
    await order.called('checkAuthorization');
    const request = await order.handle.startUpdate(extendOrder, { waitForStage: 'ACCEPTED' });
    await sleep(Date.parse(expiresAt) + 100 - Date.now());
    check.open({ authorized: false });
    await expect(request.result()).rejects.toMatchObject(refusedAs('OrderNotWaiting'));
    expect(await order.handle.result()).toEqual({ status: 'cancelled', cancelReason: 'expired' });
    expect(order.calls()).not.toContain('extendHold');
  });
});

describe('a waiting order whose ticket turns out not to be held any more', () => {
  it('is not extended and keeps its deadline', async () => {
    const order = await startOrder(workers, { extendHold: refusal('HoldLost') });
    const { expiresAt } = await order.handle.executeUpdate(awaitReserved);
    await expect(order.handle.executeUpdate(extendOrder)).rejects.toMatchObject(refusedAs('OrderNotWaiting'));
    expect(order.calls()).not.toContain('extendOrder');
    const state = await order.handle.query(getOrderState);
    expect(state).toMatchObject({ stage: 'awaiting-payment', expiresAt, extensionsMade: 0 });
  });
});

describe('an order that does not wait', () => {
  it('is not extended before it is reserved', async () => {
    const order = await startOrder(workers, { holdTicket: never });
    await order.called('holdTicket');
    await expect(order.handle.executeUpdate(extendOrder)).rejects.toMatchObject(refusedAs('OrderNotWaiting'));
  });

  it('is not extended while a payment is made, and the refusal leaves no trace in the history', async () => {
    const order = await startOrder(workers, { authorizePayment: never });
    await order.pay('a1');
    await order.called('authorizePayment');
    await expect(order.handle.executeUpdate(extendOrder)).rejects.toMatchObject(refusedAs('OrderNotWaiting'));
    expect(await order.events('workflowExecutionUpdateAccepted')).toBe(0);
  });

  it('is not extended once its window has closed', async () => {
    const order = await startOrder(workers, { closePayment: never });
    await order.skipTime();
    await order.called('closePayment');
    await expect(order.handle.executeUpdate(extendOrder)).rejects.toMatchObject(refusedAs('OrderNotWaiting'));
  });

  it('is not extended when its buyer has cancelled before the request was looked at', async () => {
    const check = gate<{ authorized: boolean }>();
    const order = await startOrder(workers, { checkAuthorization: check.answer });
    await order.handle.signal(paymentAuthorized, { paymentIntentId: 'pi_1' });
    await order.called('checkAuthorization');
    const extension = await order.handle.startUpdate(extendOrder, { waitForStage: 'ACCEPTED' });
    const cancellation = await order.handle.startUpdate(cancelOrder, { waitForStage: 'ACCEPTED' });
    check.open({ authorized: false });
    await expect(extension.result()).rejects.toMatchObject(refusedAs('OrderNotWaiting'));
    expect(await cancellation.result()).toEqual({ result: 'cancelled' });
    await until(async () => order.calls().includes('releaseTicket'));
    expect(order.calls()).not.toContain('extendHold');
  });
});
