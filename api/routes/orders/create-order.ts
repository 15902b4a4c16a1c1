import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { ErrorType } from '../../../shared/contracts/errors';
import { createOrderSchema } from '../../../shared/contracts/http/orders';
import { type OrderDocument, toOrder } from '../../../shared/infra/models/orders';
import type { ApiContext } from '../../context';
import { failureProblem, unavailable, workflowRefusal } from '../../errors';
import { idempotent, resourceOf } from '../../middleware/idempotency';
import { requireUser, userIdOf } from '../../middleware/session';
import { validateBody } from '../../middleware/validate-body';
import { findTicket } from '../tickets/find-ticket';
import { findHold, findHoldingOrder, findOpenOrder } from './find-holding-order';
import { findOrder } from './find-order';
import { type ReservationsUnderWay, reserveAlone } from './reservations-under-way';
import { reserveOrder } from './reserve-order';

type Body = z.output<typeof createOrderSchema>;

/** POST /api/orders: holds a ticket for its buyer. 201, or 200 with the order that the buyer has open for it. */
export function createOrder(context: ApiContext): RequestHandler[] {
  const underWay: ReservationsUnderWay = new Map();
  return [
    requireUser,
    ...validateBody(createOrderSchema),
    idempotent(context, 'POST /api/orders'),
    async (req: Request<object, unknown, Body>, res) => {
      const buyerId = userIdOf(res);
      const { id: orderId, isRetry } = resourceOf(res);
      const { ticketId } = req.body;
      const [ticket, hold] = await Promise.all([findTicket(context, ticketId), findHold(context, ticketId)]);
      if (ticket.sellerId === buyerId) throw failureProblem(ErrorType.OwnTicket);

      const open = await findHoldingOrder(context, { hold, buyerId, orderId });
      if (open) return void res.json(toOrder(open));
      if (!isRetry) await refuseTooManyOrders(context, buyerId);

      try {
        await reserveAlone(underWay, { ticketId, buyerId }, () => reserveOrder(context, { orderId, buyerId, ticket }));
      } catch (error) {
        // The buyer's other request won meanwhile.
        const won = await findOrderThatWon(context, error, buyerId);
        if (won) return void res.json(toOrder(won));
        throw error;
      }
      const order = await findOrder(context, orderId);
      if (!order) throw unavailable('The order is being recorded; try again in a moment');
      res.status(201).location(`/api/orders/${orderId}`).json(toOrder(order));
    },
  ];
}

/** Spares a workflow; the order's own slot decides. */
async function refuseTooManyOrders({ database, config }: ApiContext, buyerId: string): Promise<void> {
  const open = await database.models.orders.countDocuments({
    buyerId,
    status: 'awaiting-payment',
    version: { $gt: 0 },
  });
  if (open >= config.MAX_OPEN_ORDERS) throw failureProblem(ErrorType.TooManyOpenOrders);
}

/** The buyer's own order that a refusal names as the holder of the ticket. */
async function findOrderThatWon(
  context: ApiContext,
  error: unknown,
  buyerId: string,
): Promise<OrderDocument | undefined> {
  const refusal = workflowRefusal(error);
  if (refusal?.type !== ErrorType.TicketUnavailable) return undefined;
  const [holder] = refusal.details;
  if (typeof holder !== 'object' || holder === null || !('orderId' in holder && 'buyerId' in holder)) return undefined;
  if (holder.buyerId !== buyerId || typeof holder.orderId !== 'string') return undefined;
  return findOpenOrder(context, holder.orderId);
}
