import type { OrderDocument } from '../../shared/infra/models/orders';
import type { PaymentDocument } from '../../shared/infra/models/payments';

/** What is recorded of one order, in the places that must agree. */
export interface OrderRecords {
  order: Pick<OrderDocument, 'status' | 'payment'> | null;
  payment: Pick<PaymentDocument, 'status'> | null;
  /** Its hold has become its sale. */
  isSold: boolean;
  /** It still takes one of its buyer's places for open orders: its settlement was not finished. */
  hasPlace: boolean;
}

/**
 * Whether the records of an order agree: money taken and a sale, or neither. An order that waits is judged by its
 * workflow, and a refund that was begun by the refund's, not here.
 */
export function isSound({ order, payment, isSold, hasPlace }: OrderRecords): boolean {
  const isClosed = !payment || ['cancelled', 'failed', 'refunded'].includes(payment.status);
  switch (order?.status) {
    case 'awaiting-payment':
      return true;
    case 'complete':
      switch (order.payment?.status) {
        case 'refund-pending':
          return true;
        case 'refunded':
          return !hasPlace && !isSold && payment?.status === 'refunded';
        default:
          return !hasPlace && isSold && payment?.status === 'captured' && order.payment?.status === 'captured';
      }
    case 'cancelled':
    case undefined:
      return !hasPlace && !isSold && isClosed;
  }
}
