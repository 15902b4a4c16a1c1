import type { Order } from '../../../../shared/contracts/orders';
import { secondsLeft } from '../../shared/lib/countdown';

const OPEN_MS = 4_000;
/** At the end of the window the outcome is a moment away. */
const CLOSING_MS = 1_000;
const REFUNDING_MS = 5_000;

/**
 * How often to look at an order again, in milliseconds; false when it will not change by itself. The live stream tells
 * sooner; this also works where a proxy swallows streams.
 */
export function getOrderRefresh(order: Order | undefined, nowMs: number): number | false {
  if (order?.status === 'awaiting-payment') return secondsLeft(order.expiresAt, nowMs) === 0 ? CLOSING_MS : OPEN_MS;
  return order?.payment?.status === 'refund-pending' && REFUNDING_MS;
}
