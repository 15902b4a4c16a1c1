import { WithStartWorkflowOperation, type Workflow } from '@temporalio/client';
import { formatMoney } from '../../../shared/contracts/money';
import {
  awaitReserved,
  ORDER_EDITION,
  ORDER_WORKFLOW,
  ORDERS_TASK_QUEUE,
  type OrderWorkflowInput,
  orderWorkflowId,
  type ReservedOrder,
} from '../../../shared/contracts/orders';
import { BUYER_ID, ORDER_STATUS, SELLER_ID, TICKET_ID } from '../../../shared/contracts/search-attributes';
import type { Config } from '../../../shared/infra/config';
import type { TicketDocument } from '../../../shared/infra/models/tickets';
import type { ApiContext } from '../../context';
import { workflowRefusal } from '../../errors';
import { bounded } from '../../temporal';

/** Beyond RESERVE_TIMEOUT the workflow has refused; this much longer its answer may be on its way. */
const ANSWER_SLACK_MS = 2_000;

export const reservePatienceMs = ({ RESERVE_TIMEOUT }: Config): number => RESERVE_TIMEOUT + ANSWER_SLACK_MS;

/** One id per order: asking again gets the same answer, also after the workflow has ended. */
export const reserveUpdateId = (orderId: string): string => `reserve-${orderId}`;

/** Starts the order's workflow and waits until the ticket is held. Throws its typed refusal, or an outage. */
export async function reserveOrder(
  { temporal, config, metrics }: Pick<ApiContext, 'temporal' | 'config' | 'metrics'>,
  { orderId, buyerId, ticket }: { orderId: string; buyerId: string; ticket: TicketDocument },
): Promise<ReservedOrder> {
  const ticketId = ticket._id;
  const input: OrderWorkflowInput = {
    orderId,
    ticketId,
    buyerId,
    paymentWindowMs: config.PAYMENT_WINDOW,
    paymentAttempts: config.PAYMENT_ATTEMPTS,
    paymentExtensions: config.PAYMENT_EXTENSIONS,
    paymentExtensionMs: config.PAYMENT_EXTENSION,
    reserveTimeoutMs: config.RESERVE_TIMEOUT,
    maxOpenOrders: config.MAX_OPEN_ORDERS,
    edition: ORDER_EDITION,
  };
  const startWorkflowOperation = new WithStartWorkflowOperation<Workflow>(ORDER_WORKFLOW, {
    workflowId: orderWorkflowId(orderId),
    taskQueue: ORDERS_TASK_QUEUE,
    args: [input],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    // Written with the start, they cost nothing more. An order that waits for its ticket waits for its payment too.
    typedSearchAttributes: [
      { key: TICKET_ID, value: ticketId },
      { key: BUYER_ID, value: buyerId },
      { key: SELLER_ID, value: ticket.sellerId },
      { key: ORDER_STATUS, value: 'awaiting-payment' },
    ],
    staticSummary: `Ticket "${ticket.title}" for ${formatMoney(ticket.price)}`,
  });
  const stop = metrics.reserveSeconds.startTimer();
  try {
    const reserved = await bounded(temporal, reservePatienceMs(config), () =>
      temporal.workflow.executeUpdateWithStart(awaitReserved, {
        startWorkflowOperation,
        updateId: reserveUpdateId(orderId),
      }),
    );
    stop({ outcome: 'reserved' });
    return reserved;
  } catch (error) {
    stop({ outcome: workflowRefusal(error) ? 'refused' : 'failed' });
    throw error;
  }
}
