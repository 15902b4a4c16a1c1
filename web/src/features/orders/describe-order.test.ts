import type { OrderPayment } from '../../../../shared/contracts/orders';
import { describeOrder } from './describe-order';

const payment = (status: OrderPayment['status']): OrderPayment => ({
  id: 'pi_1',
  amount: 4500,
  currency: 'usd',
  status,
  createdAt: '2030-01-01T00:00:00Z',
});

test('tells a paid order from a refunded one', () => {
  const complete = { status: 'complete', cancelReason: null } as const;
  expect(describeOrder({ ...complete, payment: payment('captured') }).label).toBe('paid');
  expect(describeOrder({ ...complete, payment: payment('refund-pending') }).label).toBe('refunding');
  expect(describeOrder({ ...complete, payment: payment('refunded') }).label).toBe('refunded');
});

test.each([
  ['expired', 'expired'],
  ['buyer', 'cancelled'],
  ['payment-failed', 'failed'],
] as const)('says why an order was cancelled: %s', (cancelReason, label) => {
  expect(describeOrder({ status: 'cancelled', cancelReason, payment: null }).label).toBe(label);
});
