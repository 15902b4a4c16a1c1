import type {
  CancelReason,
  Order,
  OrderState,
  OrderWorkflowInput,
  PaymentSubmitted,
} from '../../shared/contracts/orders';
import type { Decline, PaymentOutcome } from '../../shared/contracts/payments';

/**
 * Everything the order workflow knows: what arrived (recorded by the handlers) and where the order stands (written by
 * the story). Pure data; `nextStep` decides from it, so that every decision can be tested without Temporal.
 */
export interface OrderDesk {
  readonly input: OrderWorkflowInput;
  stage: OrderState['stage'];
  /** The end of the payment window, in workflow time; 0 before the hold. */
  deadlineMs: number;
  paymentIntentId: string | null;
  /** Why Stripe will not have this payment, for good. */
  prepareRefusal: string | null;
  /** As it was recorded; null before, when it was over by then, and where a worker of before has recorded it. */
  recorded: Order | null;
  /** The refusal that the buyer was answered. */
  refusal: { type: string; message: string; details: unknown[] } | null;
  cancelReason: CancelReason | null;

  // What arrived and waits for the story.
  submitted: PaymentSubmitted[];
  authorizedHint: boolean;
  extensionRequests: number;
  cancelRequested: boolean;

  attemptIds: Set<string>;
  attemptsMade: number;
  extensionsMade: number;
  /** One answer per extension request, in order: was it granted? */
  extensionAnswers: boolean[];
  /** The attempt that was declined for good; its buyer is told once the order has settled. */
  finalDecline: { attemptId: string; decline: Decline } | null;
  /** The attempt that authorized the payment, or that Stripe did not answer and that may have. */
  payingAttemptId: string | null;
  outcomes: Map<string, PaymentOutcome>;
}

export const openDesk = (input: OrderWorkflowInput): OrderDesk => ({
  input,
  stage: 'reserving',
  deadlineMs: 0,
  paymentIntentId: null,
  prepareRefusal: null,
  recorded: null,
  refusal: null,
  cancelReason: null,
  submitted: [],
  authorizedHint: false,
  extensionRequests: 0,
  cancelRequested: false,
  attemptIds: new Set(),
  attemptsMade: 0,
  extensionsMade: 0,
  extensionAnswers: [],
  finalDecline: null,
  payingAttemptId: null,
  outcomes: new Map(),
});

/** The end of a payment window that begins now: rounded up to a whole second, so that what is shown is what counts. */
export const windowEnd = (nowMs: number, windowMs: number): number => Math.ceil((nowMs + windowMs) / 1000) * 1000;

export const isSettled = ({ stage }: OrderDesk): boolean =>
  stage === 'complete' || stage === 'cancelled' || stage === 'refused';

export const canExtend = (desk: OrderDesk, nowMs: number): boolean =>
  desk.stage === 'awaiting-payment' &&
  !desk.cancelRequested &&
  nowMs < desk.deadlineMs &&
  desk.extensionsMade < desk.input.paymentExtensions;

/** Records one submitted payment, once: a signal may be delivered again. */
export function submitPayment(desk: OrderDesk, payment: PaymentSubmitted): void {
  if (desk.attemptIds.has(payment.attemptId)) return;
  desk.attemptIds.add(payment.attemptId);
  desk.submitted.push(payment);
}

export type Step = 'cancel' | 'give-up' | 'extend' | 'check' | 'attempt' | 'expire' | 'wait';

/** What a waiting order does next. No attempt starts at or after the deadline. */
export function nextStep(desk: OrderDesk, nowMs: number): Step {
  if (desk.cancelRequested) return 'cancel';
  if (desk.prepareRefusal !== null) return 'give-up';
  if (desk.extensionRequests > desk.extensionAnswers.length) return 'extend';
  if (nowMs >= desk.deadlineMs) return 'expire';
  // Both need the PaymentIntent, which is prepared meanwhile.
  if (desk.paymentIntentId !== null && desk.authorizedHint) return 'check';
  if (desk.paymentIntentId !== null && desk.submitted.length > 0) return 'attempt';
  return 'wait';
}

/** What the buyer is told of every attempt that the order's end left without an outcome of its own. */
export const outcomeAtEnd = (desk: OrderDesk): PaymentOutcome => ({
  result: 'not-attempted',
  reason: desk.stage === 'complete' ? 'complete' : desk.cancelReason === 'expired' ? 'expired' : 'cancelled',
});
