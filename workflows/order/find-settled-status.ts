import { patched } from '@temporalio/workflow';
import { ErrorType } from '../../shared/contracts/errors';
import type { OrderStatus } from '../../shared/contracts/orders';
import { recovery } from '../activity-proxies';
import type { OrderDesk } from './order-desk';

/**
 * After a refusal: the status in which an earlier run, before a reset, has settled the order; null for an order that is
 * new or still open. Asks only when the refusal may come from the order's own past.
 */
export async function findSettledStatus(desk: OrderDesk): Promise<Exclude<OrderStatus, 'awaiting-payment'> | null> {
  if (!mayComeFromOwnPast(desk) || !patched('already-settled')) return null;
  const { record } = await recovery.inspectOrder({ orderId: desk.input.orderId });
  return record && record.status !== 'awaiting-payment' ? record.status : null;
}

function mayComeFromOwnPast({ refusal, input }: OrderDesk): boolean {
  switch (refusal?.type) {
    case ErrorType.OrderClosed:
    case ErrorType.ReserveTimedOut:
      return true;
    case ErrorType.TicketUnavailable: {
      // The lock that was in the way, and whose it is.
      const [lock] = refusal.details as [{ orderId?: string }?];
      return lock?.orderId === input.orderId;
    }
    default:
      return false;
  }
}
