import { ApplicationFailure, CancellationScope, condition, setHandler } from '@temporalio/workflow';
import { ErrorType } from '../../shared/contracts/errors';
import {
  awaitPaymentOutcome,
  awaitReserved,
  type CancelOutcome,
  cancelOrder,
  extendOrder,
  getOrderState,
  type OrderState,
  paymentAuthorized,
  paymentSubmitted,
  type ReservedOrder,
} from '../../shared/contracts/orders';
import { canExtend, isSettled, type OrderDesk, outcomeAtEnd, submitPayment } from './order-desk';

const refuse = (type: ErrorType, message: string, ...details: unknown[]) =>
  ApplicationFailure.create({ type, message: `${type}: ${message}`, nonRetryable: true, details });

/** Waits for the story, also when the workflow is cancelled: that is a fact for the story, not for who waits for it. */
const until = (fact: () => boolean): Promise<void> => CancellationScope.nonCancellable(() => condition(fact));

/**
 * Registers every message of the order. A handler records the fact on the desk; the story acts on it. Updates wait for
 * the story's answer. A validator's refusal leaves no trace in the history.
 */
export function receiveMessages(desk: OrderDesk): void {
  const { orderId } = desk.input;

  setHandler(getOrderState, () => orderState(desk));

  setHandler(paymentSubmitted, (payment) => submitPayment(desk, payment));

  setHandler(paymentAuthorized, () => {
    desk.authorizedHint = true;
  });

  setHandler(awaitReserved, async () => {
    await until(() => desk.stage !== 'reserving' || desk.refusal !== null);
    if (desk.refusal) throw ApplicationFailure.create({ ...desk.refusal, nonRetryable: true });
    return { ...reservedOrder(desk), ...(desk.recorded && { order: desk.recorded }) };
  });

  setHandler(awaitPaymentOutcome, async (attemptId) => {
    await until(() => desk.outcomes.has(attemptId) || isSettled(desk));
    return desk.outcomes.get(attemptId) ?? outcomeAtEnd(desk);
  });

  setHandler(
    cancelOrder,
    async (): Promise<CancelOutcome> => {
      desk.cancelRequested = true;
      await until(() => isSettled(desk));
      return { result: desk.stage === 'complete' ? 'complete' : 'cancelled' };
    },
    {
      validator: () => {
        if (desk.stage === 'complete') throw refuse(ErrorType.OrderAlreadyComplete, `order ${orderId} is complete`);
      },
    },
  );

  setHandler(
    extendOrder,
    async () => {
      const request = desk.extensionRequests++;
      await until(() => desk.extensionAnswers.length > request || isSettled(desk));
      if (!desk.extensionAnswers[request]) throw extensionRefused(desk);
      return reservedOrder(desk);
    },
    {
      validator: () => {
        if (!canExtend(desk, Date.now())) throw extensionRefused(desk);
      },
    },
  );
}

function extensionRefused({ input, extensionsMade, stage }: OrderDesk): ApplicationFailure {
  if (extensionsMade >= input.paymentExtensions)
    return refuse(ErrorType.ExtensionNotAllowed, `order ${input.orderId} was extended ${extensionsMade} times already`);
  return refuse(ErrorType.OrderNotWaiting, `order ${input.orderId} is ${stage} and cannot be extended`);
}

const toInstant = (ms: number): string => new Date(ms).toISOString();

const reservedOrder = (desk: OrderDesk): ReservedOrder => ({
  orderId: desk.input.orderId,
  expiresAt: toInstant(desk.deadlineMs),
});

const orderState = (desk: OrderDesk): OrderState => ({
  orderId: desk.input.orderId,
  stage: desk.stage,
  expiresAt: desk.deadlineMs === 0 ? null : toInstant(desk.deadlineMs),
  attemptsMade: desk.attemptsMade,
  extensionsMade: desk.extensionsMade,
  cancelRequested: desk.cancelRequested,
  paymentIntentId: desk.paymentIntentId,
});
