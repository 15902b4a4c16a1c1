import { randomBytes } from 'node:crypto';
import type { Payment } from '../../shared/contracts/payments';
import { bury } from '../bury';
import type { ActivityDependencies } from '../dependencies';
import { changeOrder } from './change-order';
import { freeSlot } from './order-slots';

export interface CompleteOrderInput {
  orderId: string;
  payment: Payment;
}

/**
 * Records an order as `complete` with its payment and a new ticket code, OrderCompleted, and frees the buyer's place.
 * Key: orderId; a second run keeps the first run's code. Not undone: a completed order is refunded instead.
 */
export async function completeOrder(dependencies: ActivityDependencies, input: CompleteOrderInput): Promise<void> {
  const { orderId, payment } = input;
  const { id, amount, currency, status, createdAt } = payment;
  const order = await changeOrder(dependencies, {
    orderId,
    changeId: 'complete',
    change: (before) =>
      before.status === 'awaiting-payment'
        ? { status: 'complete', payment: { id, amount, currency, status, createdAt }, ticketCode: newTicketCode() }
        : null,
  });
  if (!order) throw new Error(`order ${orderId} is paid but has no record`);
  // A workflow that is reset to its beginning must not hold the ticket again, after a refund say.
  await Promise.all([bury(dependencies.models, orderId), freeSlot(dependencies.models, orderId)]);
}

/** 120 random bits: nobody guesses one. */
const newTicketCode = (): string => randomBytes(15).toString('base64url');
