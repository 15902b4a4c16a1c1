import type { PaymentDocument } from '../../shared/infra/models/payments';
import type { ActivityDependencies } from '../dependencies';
import { tellLastFact } from './record-payment';
import { amountGiven } from './refund-payment';

export interface ReopenRefundResult {
  /** True when the payment was recorded as refunded and Stripe has the money again, wholly or in part. */
  takenBack: boolean;
}

/**
 * Asks Stripe whether a refund that is recorded as done has failed since, and then records the payment as
 * `refund-pending` again. Key: the payment's state; asked again it answers the same, until the money is back. No event:
 * OrderUpdated tells it, and the next PaymentRefunded when it is mended.
 */
export async function reopenRefund(
  dependencies: ActivityDependencies,
  { paymentIntentId }: { paymentIntentId: string },
): Promise<ReopenRefundResult> {
  const { models, stripe } = dependencies;
  const payment = await models.payments.findById(paymentIntentId).lean<PaymentDocument>();
  if (payment?.status !== 'refunded' && payment?.changeId !== REOPENED) return { takenBack: false };
  const { amount_received: captured } = await stripe.paymentIntents.retrieve(paymentIntentId);
  if ((await amountGiven(stripe, paymentIntentId)) >= captured) return { takenBack: false };
  await tellLastFact(dependencies, payment);
  await models.payments.updateOne(
    { _id: paymentIntentId, status: 'refunded' },
    { $set: { status: 'refund-pending', changeId: REOPENED } },
  );
  return { takenBack: true };
}

const REOPENED = 'refund-taken-back';
