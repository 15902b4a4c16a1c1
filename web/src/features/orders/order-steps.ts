import type { OrderEvent } from '../../../../shared/contracts/http/orders';
import type { Order } from '../../../../shared/contracts/orders';

interface Step {
  id: string;
  name: OrderEvent['change'];
  /** RFC 3339. */
  at: string;
  tone: 'good' | 'neutral';
}

const GOOD: readonly OrderEvent['change'][] = ['reserved', 'extended', 'paid', 'completed'];

/** What a buyer is told of an order's events: one step where two events say the same. */
export function orderSteps({ cancelReason }: Order, events: OrderEvent[]): Step[] {
  const has = (change: OrderEvent['change']) => events.some((event) => event.change === change);
  const nameOf = ({ change }: OrderEvent): OrderEvent['change'] | undefined => {
    if (change === 'money-returned' && has('refunded')) return undefined;
    if (change !== 'cancelled' || cancelReason === 'buyer') return change;
    // Why it was cancelled has a step of its own.
    return cancelReason === 'expired' || has('payment-failed') ? undefined : 'payment-failed';
  };
  return events.flatMap((event) => {
    const name = nameOf(event);
    return name ? [{ id: event.id, name, at: event.time, tone: GOOD.includes(name) ? 'good' : 'neutral' }] : [];
  });
}
