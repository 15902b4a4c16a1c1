import { WorkflowUpdateFailedError } from '@temporalio/client';
import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { ErrorType } from '../../../shared/contracts/errors';
import { createPaymentSchema } from '../../../shared/contracts/http/orders';
import {
  awaitPaymentOutcome,
  orderWorkflowId,
  type PaymentSubmitted,
  paymentSubmitted,
} from '../../../shared/contracts/orders';
import type { Payment, PaymentOutcome } from '../../../shared/contracts/payments';
import { type OrderDocument, toOrder } from '../../../shared/infra/models/orders';
import type { ApiContext } from '../../context';
import { failureProblem, HttpProblem, invalidRequest, unavailable } from '../../errors';
import { idempotent, resourceOf } from '../../middleware/idempotency';
import { readAhead } from '../../middleware/read-ahead';
import { requireUser, userIdOf } from '../../middleware/session';
import { validateBody } from '../../middleware/validate-body';
import { isTemporalOutage } from '../../outages';
import { ACCEPT_TIMEOUT_MS, bounded, isWorkflowGone } from '../../temporal';
import { findOwnOrder } from '../orders/find-order';

type Body = z.output<typeof createPaymentSchema>;

/** POST /api/payments: one attempt to pay an order, confirmed on the server. */
export function createPayment(context: ApiContext): RequestHandler[] {
  const ahead = readAhead((req: Request<object, unknown, Body>, res) =>
    findOwnOrder(context, req.body.orderId, userIdOf(res)),
  );
  return [
    requireUser,
    ...validateBody(createPaymentSchema),
    ahead.begin,
    idempotent(context, 'POST /api/payments'),
    async (req: Request<object, unknown, Body>, res) => {
      const { orderId, paymentMethod } = req.body;
      const { id: attemptId, isRetry } = resourceOf(res);
      const buyerId = userIdOf(res);
      const order = await ahead.found(res);
      if (order.status !== 'awaiting-payment' && !isRetry) throw settledProblem(order);

      // Side by side, they are one task for the workflow: whoever asks first waits for the attempt, or for the order's end.
      const [isSubmitted, outcome] = await Promise.all([
        submit(context, orderId, { attemptId, paymentMethod }),
        waitForOutcome(context, orderId, attemptId),
      ]);
      if (typeof outcome === 'object') return answerOutcome(context, res, outcome);
      // The workflow ended before it could answer this attempt, or is silent: the record tells how far it is.
      const after = await findOwnOrder(context, orderId, buyerId);
      if (after.status === 'complete' && after.payment && (isSubmitted || isRetry))
        return void res.status(201).json({ ...after.payment, orderId } satisfies Payment);
      if (after.status === 'awaiting-payment' && outcome === 'undecided' && isSubmitted)
        return void res.status(202).json(toOrder(after));
      throw settledProblem(after);
    },
  ];
}

/** Hands the attempt to the workflow, durably; false when the workflow is over. */
async function submit({ temporal }: ApiContext, orderId: string, payment: PaymentSubmitted): Promise<boolean> {
  const handle = temporal.workflow.getHandle(orderWorkflowId(orderId));
  try {
    await bounded(temporal, ACCEPT_TIMEOUT_MS, () => handle.signal(paymentSubmitted, payment));
    return true;
  } catch (error) {
    if (isWorkflowGone(error)) return false;
    throw error;
  }
}

async function waitForOutcome(
  { temporal, config }: ApiContext,
  orderId: string,
  attemptId: string,
): Promise<PaymentOutcome | 'undecided' | 'gone'> {
  const handle = temporal.workflow.getHandle(orderWorkflowId(orderId));
  try {
    // The same id gets the same answer, also after the workflow has ended.
    return await bounded(temporal, config.ANSWER_TIMEOUT, () =>
      handle.executeUpdate(awaitPaymentOutcome, { args: [attemptId], updateId: `outcome-${attemptId}` }),
    );
  } catch (error) {
    if (isWorkflowGone(error) || error instanceof WorkflowUpdateFailedError) return 'gone';
    if (isTemporalOutage(error)) return 'undecided';
    throw error;
  }
}

async function answerOutcome(context: ApiContext, res: Response, outcome: PaymentOutcome): Promise<void> {
  switch (outcome.result) {
    case 'paid':
      res.status(201).json(outcome.payment);
      return;
    case 'declined':
      throw new HttpProblem('payment-declined', {
        detail: outcome.decline.message,
        errors: [{ field: 'paymentMethod', message: outcome.decline.message }],
        members: { code: outcome.decline.code, attemptsLeft: outcome.attemptsLeft },
      });
    case 'requires-action': {
      const { paymentIntentId } = outcome;
      const clientSecret = await context.readClientSecret(paymentIntentId);
      throw new HttpProblem('payment-requires-action', {
        errors: [{ field: 'paymentMethod', message: 'needs the confirmation of its holder' }],
        members: { code: 'requires_action', paymentIntentId, ...(clientSecret && { clientSecret }) },
        // A client secret is never stored.
        retry: 'reattach',
      });
    }
    case 'refused':
      throw invalidRequest([{ field: 'paymentMethod', message: outcome.message }]);
    case 'not-attempted':
      throw notAttempted(outcome.reason);
  }
}

const notAttempted = (reason: 'expired' | 'cancelled' | 'complete'): HttpProblem => {
  switch (reason) {
    case 'complete':
      return failureProblem(ErrorType.OrderAlreadyComplete);
    case 'cancelled':
      return failureProblem(ErrorType.OrderAlreadyCancelled);
    case 'expired':
      return new HttpProblem('order-expired');
  }
};

function settledProblem({ status, cancelReason }: OrderDocument): HttpProblem {
  switch (status) {
    case 'complete':
      return notAttempted('complete');
    case 'cancelled':
      return notAttempted(cancelReason === 'expired' ? 'expired' : 'cancelled');
    case 'awaiting-payment':
      // Without its workflow the order waits for recovery.
      return unavailable('The order cannot be paid at the moment; try again');
  }
}
