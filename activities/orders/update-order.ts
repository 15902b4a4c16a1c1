import type { ActivityDependencies } from '../dependencies';
import { changeOrder } from './change-order';

export interface ExtendOrderInput {
  orderId: string;
  /** RFC 3339: the new end of the payment window. */
  expiresAt: string;
}

export interface RecordRefundInput {
  orderId: string;
  paymentStatus: 'refund-pending' | 'refunded';
  /** Stripe has taken the refund back: only then is `refunded` not the last word. */
  takenBack?: boolean;
}

/** Records the new end of the payment window, never an earlier one, OrderUpdated. Key: the instant itself. */
export async function extendOrder(
  dependencies: ActivityDependencies,
  { orderId, expiresAt }: ExtendOrderInput,
): Promise<void> {
  const end = new Date(expiresAt);
  await changeOrder(dependencies, {
    orderId,
    changeId: `extend:${expiresAt}`,
    change: (order) => (order.status === 'awaiting-payment' && order.expiresAt < end ? { expiresAt: end } : null),
  });
}

/** Records how far the refund of a completed order is, OrderUpdated; the ticket code is void from here on. */
export async function recordRefund(
  dependencies: ActivityDependencies,
  { orderId, paymentStatus, takenBack = false }: RecordRefundInput,
): Promise<void> {
  await changeOrder(dependencies, {
    orderId,
    changeId: `refund:${paymentStatus}`,
    change: ({ status, payment }) =>
      status === 'complete' && payment && (takenBack || payment.status !== 'refunded')
        ? { payment: { ...payment, status: paymentStatus }, ticketCode: null }
        : null,
  });
}
