import type { OrderEvent } from '../../../../shared/contracts/http/orders';
import { ORDER } from '../../shared/testing/examples';
import { orderSteps } from './order-steps';

const story = (...changes: OrderEvent['change'][]): OrderEvent[] =>
  changes.map((change, index) => ({ id: `e${index}`, type: 'OrderUpdated', change, time: ORDER.createdAt }));
const names = (cancelReason: typeof ORDER.cancelReason, ...changes: OrderEvent['change'][]) =>
  orderSteps({ ...ORDER, cancelReason }, story(...changes)).map(({ name }) => name);

test('tells every step of a purchase that is given back, and the return of the money once', () => {
  expect(
    names(null, 'reserved', 'extended', 'paid', 'completed', 'refund-asked', 'money-returned', 'refunded'),
  ).toEqual(['reserved', 'extended', 'paid', 'completed', 'refund-asked', 'refunded']);
});

test('tells why an order was cancelled, and not that it was', () => {
  expect(names('expired', 'reserved', 'expired', 'cancelled')).toEqual(['reserved', 'expired']);
  expect(names('payment-failed', 'reserved', 'payment-failed', 'cancelled')).toEqual(['reserved', 'payment-failed']);
  expect(names('payment-failed', 'reserved', 'cancelled')).toEqual(['reserved', 'payment-failed']);
  expect(names('buyer', 'reserved', 'cancelled')).toEqual(['reserved', 'cancelled']);
});

test('tells that the money of a payment that came too late was returned', () => {
  expect(names('expired', 'reserved', 'expired', 'cancelled', 'money-returned')).toEqual([
    'reserved',
    'expired',
    'money-returned',
  ]);
});
