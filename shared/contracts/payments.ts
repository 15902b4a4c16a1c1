import type { SignalDefinition } from '@temporalio/common';
import type { Money } from './money';

/** The payments domain: one PaymentIntent per order, authorized first and captured when the hold is certain. */

export const PAYMENTS_TASK_QUEUE = 'payments';

/**
 * - `pending`: the PaymentIntent exists, nothing is captured.
 * - `captured`: the money is taken.
 * - `failed`: declined for good, nothing was taken.
 * - `cancelled`: closed without an attempt that was declined for good.
 * - `refund-pending`, `refunded`: all of it is on its way back, or is back.
 */
export const PAYMENT_STATUSES = ['pending', 'captured', 'failed', 'cancelled', 'refund-pending', 'refunded'] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export interface Payment extends Money {
  /** The PaymentIntent's id. */
  id: string;
  orderId: string;
  status: PaymentStatus;
  createdAt: string;
}

/** What the idempotency keys of an order's own requests to Stripe begin with; Stripe's events name the key that caused them. */
export const stripeKeyPrefix = (orderId: string): string => `order:${orderId}:`;

export const latePaymentWorkflowId = (paymentIntentId: string): string => `late-${paymentIntentId}`;
export const refundWorkflowId = (paymentIntentId: string): string => `refund-${paymentIntentId}`;

export const LATE_PAYMENT_WORKFLOW = 'latePaymentWorkflow';
export const REFUND_WORKFLOW = 'refundWorkflow';

export interface LatePaymentInput {
  orderId: string;
  paymentIntentId: string;
  /** As for RefundInput. */
  mayBeTakenBack?: boolean;
}

export interface RefundInput {
  orderId: string;
  ticketId: string;
  paymentIntentId: string;
  /** RFC 3339; a refund after this instant leaves the ticket `sold`. */
  startsAt: string | null;
  /** Stripe says that a refund failed which may be recorded as done: a hint to look. */
  mayBeTakenBack?: boolean;
}

export interface RefundNews {
  /** Stripe could not give the money back, even if it had said so before. */
  failed: boolean;
}

/** Stripe has news of the refund: a hint to look. */
export const refundChanged = { type: 'signal', name: 'refundChanged' } as SignalDefinition<[RefundNews?]>;

/** Why a payment attempt did not (yet) pay. `code` is Stripe's decline code. */
export interface Decline {
  code: string;
  message: string;
}

/** How one `paymentSubmitted` ended. */
export type PaymentOutcome =
  | { result: 'paid'; payment: Payment }
  | { result: 'declined'; decline: Decline; attemptsLeft: number }
  | { result: 'requires-action'; paymentIntentId: string }
  /** Stripe does not know this PaymentMethod, or cannot use it: bad input, which does not count as an attempt. */
  | { result: 'refused'; message: string }
  /** The order had settled, or was settling, before this attempt was made. */
  | { result: 'not-attempted'; reason: 'expired' | 'cancelled' | 'complete' };
