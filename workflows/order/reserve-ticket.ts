import { CancellationScope, condition, workflowInfo } from '@temporalio/workflow';
import { ErrorType } from '../../shared/contracts/errors';
import type { TicketSnapshot } from '../../shared/contracts/tickets';
import { LOCAL_ATTEMPT_MS, orders, ownRecord, tickets } from '../activity-proxies';
import { permanentAnswer } from '../failure';
import type { UndoStack } from '../undo-stack';
import { type OrderDesk, windowEnd } from './order-desk';

/**
 * Holds the ticket and records the order, within `reserveTimeoutMs` of the workflow's start. Returns the held ticket;
 * or null with `desk.refusal` set, and then the caller unwinds.
 */
export async function reserveTicket(desk: OrderDesk, undo: UndoStack): Promise<TicketSnapshot | null> {
  const { orderId, ticketId, buyerId, paymentWindowMs, reserveTimeoutMs, maxOpenOrders, edition } = desk.input;
  // Counted from the start, not from the first task: the buyer has waited, or been refused, since then.
  const beganMs = Date.now();
  const leftMs = reserveTimeoutMs - (beganMs - workflowInfo().startTime.getTime());
  if (leftMs <= 0) return refuse(desk, reserveTimedOut(orderId));

  desk.deadlineMs = windowEnd(Date.now(), paymentWindowMs);
  const expiresAt = new Date(desk.deadlineMs).toISOString();
  let reserved: TicketSnapshot | null = null;
  let failure: Refusal | null = null;

  const attempt = new CancellationScope();
  const work = attempt
    .run(async () => {
      undo.add(() => tickets.releaseTicket({ ticketId, orderId }));
      const ticket = await tickets.holdTicket({ ticketId, orderId, buyerId, expiresAt });
      undo.add(() => orders.cancelOrder({ orderId, cancelReason: desk.cancelReason ?? 'expired' }));
      // What runs here cannot be interrupted by the end of the time to reserve.
      const isHere = edition !== undefined && Date.now() + LOCAL_ATTEMPT_MS < beganMs + leftMs;
      const { recordOrder } = isHere ? ownRecord : orders;
      desk.recorded = (await recordOrder({ orderId, buyerId, ticket, expiresAt, maxOpenOrders })) ?? null;
      reserved = ticket;
    })
    .catch((error) => {
      failure = toRefusal(error, orderId);
    });

  await condition(() => reserved !== null || failure !== null || desk.cancelRequested, leftMs, {
    summary: 'Time to reserve the ticket',
  });
  if (reserved) return reserved;
  if (failure) return refuse(desk, failure);
  // What is still under way is abandoned; should it land, the undo's tombstone meets it.
  attempt.cancel();
  await work;
  return refuse(desk, desk.cancelRequested ? cancelledEarly(orderId) : reserveTimedOut(orderId));
}

type Refusal = NonNullable<OrderDesk['refusal']>;

function refuse(desk: OrderDesk, refusal: Refusal): null {
  desk.refusal = refusal;
  return null;
}

function toRefusal(error: unknown, orderId: string): Refusal {
  const answer = permanentAnswer(error);
  return answer
    ? { type: answer.type ?? ErrorType.OrderClosed, message: answer.message, details: answer.details ?? [] }
    : reserveTimedOut(orderId);
}

const reserveTimedOut = (orderId: string): Refusal => ({
  type: ErrorType.ReserveTimedOut,
  message: `${ErrorType.ReserveTimedOut}: order ${orderId} could not be reserved in time`,
  details: [],
});

const cancelledEarly = (orderId: string): Refusal => ({
  type: ErrorType.OrderClosed,
  message: `${ErrorType.OrderClosed}: order ${orderId} was cancelled before it was reserved`,
  details: [],
});
