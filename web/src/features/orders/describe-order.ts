import type { Order } from '../../../../shared/contracts/orders';
import type { Messages } from '../../shared/i18n/messages/en';
import type { Tone } from '../../shared/ui/badge';

interface Description {
  label: keyof Messages['order']['status'];
  tone: Tone;
}

/** Where an order stands. */
export function describeOrder({
  status,
  cancelReason,
  payment,
}: Pick<Order, 'status' | 'cancelReason' | 'payment'>): Description {
  switch (status) {
    case 'awaiting-payment':
      return { label: 'awaiting', tone: 'warn' };
    case 'complete':
      if (payment?.status === 'refunded') return { label: 'refunded', tone: 'neutral' };
      if (payment?.status === 'refund-pending') return { label: 'refunding', tone: 'neutral' };
      return { label: 'paid', tone: 'good' };
    case 'cancelled':
      if (cancelReason === 'expired') return { label: 'expired', tone: 'neutral' };
      return cancelReason === 'payment-failed'
        ? { label: 'failed', tone: 'bad' }
        : { label: 'cancelled', tone: 'neutral' };
  }
}
