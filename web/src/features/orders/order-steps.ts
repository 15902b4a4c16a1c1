import type { Order } from '../../../../shared/contracts/orders';

interface Step {
  name: 'reserved' | 'completed' | 'expired' | 'cancelled' | 'failed' | 'refunding' | 'refunded';
  /** RFC 3339, where the order tells when. */
  at?: string;
  tone: 'good' | 'neutral';
}

/** What became of an order, as far as its record tells. `updatedAt` belongs to the last step. */
export function orderSteps({ status, cancelReason, payment, createdAt, updatedAt }: Order): Step[] {
  const reserved: Step = { name: 'reserved', at: createdAt, tone: 'good' };
  const last = (name: Step['name'], tone: Step['tone'] = 'neutral'): Step => ({ name, at: updatedAt, tone });
  switch (status) {
    case 'awaiting-payment':
      return [reserved];
    case 'complete':
      if (payment?.status === 'refunded') return [reserved, { name: 'completed', tone: 'good' }, last('refunded')];
      if (payment?.status === 'refund-pending')
        return [reserved, { name: 'completed', tone: 'good' }, last('refunding')];
      return [reserved, last('completed', 'good')];
    case 'cancelled':
      if (cancelReason === 'expired') return [reserved, last('expired')];
      return [reserved, last(cancelReason === 'payment-failed' ? 'failed' : 'cancelled')];
  }
}
