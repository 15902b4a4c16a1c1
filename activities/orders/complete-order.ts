import { randomBytes } from 'node:crypto';
import { domainEvent } from '../../shared/contracts/events';
import type { Payment } from '../../shared/contracts/payments';
import { type OrderDocument, toOrderEventData } from '../../shared/infra/models/orders';
import { commitVersion } from '../commit-version';
import type { ActivityDependencies } from '../dependencies';
import { freeSlot } from './order-slots';

export interface CompleteOrderInput {
  orderId: string;
  payment: Payment;
}

/**
 * Records an order as `complete` with its payment and a new ticket code, OrderCompleted, and frees the buyer's place.
 * Key: orderId; a second run keeps the first run's code. Not undone: a completed order is refunded instead.
 */
export async function completeOrder(
  { models, publish }: ActivityDependencies,
  input: CompleteOrderInput,
): Promise<void> {
  const { orderId, payment } = input;
  for (;;) {
    const order = await models.orders.findById(orderId).lean<OrderDocument>();
    if (!order) throw new Error(`order ${orderId} is paid but has no record`);
    const { id, amount, currency, status, createdAt } = payment;
    const completed =
      order.status === 'awaiting-payment'
        ? await commitVersion(models.orders, order, 'complete', {
            status: 'complete',
            payment: { id, amount, currency, status, createdAt },
            ticketCode: newTicketCode(),
          })
        : order;
    if (!completed) continue;
    if (completed.changeId === 'complete')
      await publish(domainEvent('OrderCompleted', toOrderEventData(completed), completed.updatedAt.toISOString()));
    await freeSlot(models, orderId);
    return;
  }
}

/** 120 random bits: nobody guesses one. */
const newTicketCode = (): string => randomBytes(15).toString('base64url');
