import type { QueryDefinition, SignalDefinition, UpdateDefinition } from '@temporalio/common';
import type { Money } from './money';
import type { PaymentOutcome, PaymentStatus } from './payments';
import type { TicketSnapshot } from './tickets';

/** The orders domain: one order is one purchase is one `orderWorkflow`. */

export const ORDERS_TASK_QUEUE = 'orders';

export const ORDER_STATUSES = ['awaiting-payment', 'complete', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const CANCEL_REASONS = ['expired', 'buyer', 'payment-failed'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

export interface OrderPayment extends Money {
  id: string;
  status: PaymentStatus;
  createdAt: string;
}

/** An order as its buyer sees it. `version` counts every change without a gap. */
export interface Order {
  id: string;
  ticket: TicketSnapshot;
  buyerId: string;
  price: Money;
  status: OrderStatus;
  cancelReason: CancelReason | null;
  /** RFC 3339: the end of the payment window. */
  expiresAt: string;
  payment: OrderPayment | null;
  /** Admits its bearer; only the buyer sees it, and only while the sale stands. */
  ticketCode: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export const ORDER_WORKFLOW = 'orderWorkflow';
export const RECOVER_ORDER_WORKFLOW = 'recoverOrderWorkflow';
/** Looks, every minute, for what has lost its workflow. */
export const RECOVERY_WORKFLOW = 'recoveryWorkflow';
export const RECOVERY_SCHEDULE_ID = 'recovery';

export const orderWorkflowId = (orderId: string): string => `order-${orderId}`;
export const recoverOrderWorkflowId = (orderId: string): string => `recover-${orderId}`;
/** The order that a workflow's id names, if it names one. */
export const orderIdOfWorkflow = (workflowId: string): string | undefined =>
  /^(?:order|recover)-(.+)$/.exec(workflowId)?.[1];

/**
 * Which edition of `orderWorkflow` an order begins with, and so is told to its end. A member of the input where another
 * change would ask `patched()`: a patch costs every order two events and a write of its search attributes.
 * - absent: every activity is scheduled on its queue, and status and seller become search attributes when it is reserved.
 * - 2: the order's own record is written by local activities, and the start carries all search attributes.
 */
export const ORDER_EDITION = 2;

export interface OrderWorkflowInput {
  orderId: string;
  ticketId: string;
  buyerId: string;
  paymentWindowMs: number;
  paymentAttempts: number;
  paymentExtensions: number;
  paymentExtensionMs: number;
  reserveTimeoutMs: number;
  maxOpenOrders: number;
  edition?: typeof ORDER_EDITION;
}

export type OrderWorkflowResult =
  | { status: 'complete' }
  | { status: 'cancelled'; cancelReason: CancelReason }
  /** Never reserved; `type` is the ErrorType that the buyer was answered. */
  | { status: 'refused'; type: string }
  /** Run again, after a reset, when the record had its outcome: nothing was changed. */
  | { status: 'already-settled' };

export interface RecoverOrderInput {
  orderId: string;
}

/** Where the workflow stands, for the `getOrderState` query. */
export interface OrderState {
  orderId: string;
  stage: 'reserving' | 'awaiting-payment' | 'paying' | 'closing' | 'complete' | 'cancelled' | 'refused';
  /** RFC 3339; null before the hold. */
  expiresAt: string | null;
  attemptsMade: number;
  extensionsMade: number;
  cancelRequested: boolean;
  paymentIntentId: string | null;
}

export interface ReservedOrder {
  orderId: string;
  /** RFC 3339. */
  expiresAt: string;
  /** As it was recorded, in the answer of `awaitReserved`; absent when it was over by then, or a worker of before did it. */
  order?: Order;
}

export type CancelOutcome = { result: 'cancelled' } | { result: 'complete' };

export interface PaymentSubmitted {
  attemptId: string;
  /** Stripe's PaymentMethod id: `pm_…`. Never card data. */
  paymentMethod: string;
}

/** A hint, not a proof: the workflow retrieves the PaymentIntent itself. */
export interface PaymentAuthorized {
  paymentIntentId: string;
}

const update = <Ret, Args extends unknown[] = []>(name: string) =>
  ({ type: 'update', name }) as UpdateDefinition<Ret, Args>;
const signal = <Args extends unknown[]>(name: string) => ({ type: 'signal', name }) as SignalDefinition<Args>;
const query = <Ret>(name: string) => ({ type: 'query', name }) as QueryDefinition<Ret>;

/** Answers when the ticket is held and recorded, or fails with the refusal's ErrorType. */
export const awaitReserved = update<ReservedOrder>('awaitReserved');
export const paymentSubmitted = signal<[PaymentSubmitted]>('paymentSubmitted');
export const paymentAuthorized = signal<[PaymentAuthorized]>('paymentAuthorized');
/** Answers how the attempt with this id ended. */
export const awaitPaymentOutcome = update<PaymentOutcome, [attemptId: string]>('awaitPaymentOutcome');
/** Answers when the order has settled. */
export const cancelOrder = update<CancelOutcome>('cancelOrder');
/** Lengthens the payment window once; answers when hold, order and event carry the new deadline. */
export const extendOrder = update<ReservedOrder>('extendOrder');
export const getOrderState = query<OrderState>('getOrderState');
