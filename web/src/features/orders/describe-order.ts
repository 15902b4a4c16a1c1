import type { Order } from '../../../../shared/contracts/orders';

interface Description {
  label: string;
  /** Coloured like the ticket in that state. */
  tone: 'available' | 'held' | 'sold';
}

/** Where an order stands, in a word or three. */
export function describeOrder({
  status,
  cancelReason,
  payment,
}: Pick<Order, 'status' | 'cancelReason' | 'payment'>): Description {
  switch (status) {
    case 'awaiting-payment':
      return { label: 'Waiting for payment', tone: 'held' };
    case 'complete':
      if (payment?.status === 'refunded') return { label: 'Refunded', tone: 'sold' };
      if (payment?.status === 'refund-pending') return { label: 'Refund under way', tone: 'sold' };
      return { label: 'Paid', tone: 'available' };
    case 'cancelled':
      if (cancelReason === 'expired') return { label: 'Expired', tone: 'sold' };
      return { label: cancelReason === 'payment-failed' ? 'Payment failed' : 'Cancelled', tone: 'sold' };
  }
}
