import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { ErrorType } from '../../../shared/contracts/errors';
import { createOrderSchema } from '../../../shared/contracts/http/orders';
import type { Order } from '../../../shared/contracts/orders';
import { type OrderDocument, toOrder } from '../../../shared/infra/models/orders';
import type { ApiContext } from '../../context';
import { failureProblem, unavailable, workflowRefusal } from '../../errors';
import { idempotent, resourceOf } from '../../middleware/idempotency';
import { readAhead } from '../../middleware/read-ahead';
import { requireUser, userIdOf } from '../../middleware/session';
import { validateBody } from '../../middleware/validate-body';
import { findTicket } from '../tickets/find-ticket';
import { findHold, findHoldingOrder, findOpenOrder } from './find-holding-order';
import { findOrder } from './find-order';
import { type ReservationsUnderWay, reserveAlone } from './reservations-under-way';
import { reserveOrder } from './reserve-order';

type Body = z.output<typeof createOrderSchema>;

/** In a crowd the key may take longer to be recorded than somebody takes to get the ticket: the lock is read again then. */
const LOOK_AGAIN_AFTER_MS = 20;

/** POST /api/orders: holds a ticket for its buyer. 201, or 200 with the order that the buyer has open for it. */
export function createOrder(context: ApiContext): RequestHandler[] {
  const underWay: ReservationsUnderWay = new Map();
  const ahead = readAhead(async ({ body: { ticketId } }: Request<object, unknown, Body>, res) => {
    const beganMs = performance.now();
    const [ticket, hold] = await Promise.all([findTicket(context, ticketId), findHold(context, ticketId)]);
    // A crowd that is refused anyway is not counted; where the hold turns out to be over, the order's own slot decides.
    return { beganMs, ticket, hold, openOrders: hold ? 0 : await countOpenOrders(context, userIdOf(res)) };
  });
  return [
    requireUser,
    ...validateBody(createOrderSchema),
    ahead.begin,
    idempotent(context, 'POST /api/orders'),
    async (req: Request<object, unknown, Body>, res) => {
      const buyerId = userIdOf(res);
      const { id: orderId, isRetry } = resourceOf(res);
      const { ticketId } = req.body;
      const { beganMs, ticket, hold: holdThen, openOrders } = await ahead.found(res);
      const isOld = performance.now() - beganMs > LOOK_AGAIN_AFTER_MS;
      const hold = isOld ? await findHold(context, ticketId) : holdThen;
      if (ticket.sellerId === buyerId) throw failureProblem(ErrorType.OwnTicket);

      const open = await findHoldingOrder(context, { hold, buyerId, orderId });
      if (open) return void res.json(toOrder(open));
      // Spares a workflow.
      if (!isRetry && openOrders >= context.config.MAX_OPEN_ORDERS) throw failureProblem(ErrorType.TooManyOpenOrders);

      let order: Order | undefined;
      try {
        const reserve = () => reserveOrder(context, { orderId, buyerId, ticket });
        const reserved = await reserveAlone(underWay, { ticketId, buyerId }, reserve);
        // A retry hears what the workflow answered first, and may have been paid or cancelled since. So may, on the way of
        // this answer, an order that another request of its buyer has found: it was reserved all the same.
        if (!isRetry) order = reserved.order;
      } catch (error) {
        // The buyer's other request won meanwhile.
        const won = await findOrderThatWon(context, error, buyerId);
        if (won) return void res.json(toOrder(won));
        throw error;
      }
      order ??= await readOrder(context, orderId);
      res.status(201).location(`/api/orders/${orderId}`).json(order);
    },
  ];
}

const countOpenOrders = ({ database }: ApiContext, buyerId: string): Promise<number> =>
  database.models.orders.countDocuments({ buyerId, status: 'awaiting-payment', version: { $gt: 0 } });

async function readOrder(context: ApiContext, orderId: string): Promise<Order> {
  const order = await findOrder(context, orderId);
  if (!order) throw unavailable('The order is being recorded; try again in a moment');
  return toOrder(order);
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
