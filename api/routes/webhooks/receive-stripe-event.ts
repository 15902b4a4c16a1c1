import type { RequestHandler } from 'express';
import Stripe from 'stripe';
import type { ApiContext } from '../../context';
import { HttpProblem } from '../../errors';
import { handPaymentEnd, handPaymentFact } from './hand-payment-fact';
import { handRefundFact } from './hand-refund-fact';

/** An older signature is refused: somebody may be playing back what they overheard. */
const SIGNATURE_TOLERANCE_S = 300;

/**
 * POST /api/webhooks/stripe. Says 200 only when Temporal has the fact, so that Stripe sends again what was lost. Facts
 * may come twice, late and in any order: they are hints to look at Stripe, nothing more.
 */
export const receiveStripeEvent =
  (context: ApiContext): RequestHandler =>
  async (req, res) => {
    const event = verifiedEvent(context, req.body, req.get('Stripe-Signature'));
    req.log.debug({ event: event.id, type: event.type }, 'Stripe told a fact');
    await handOver(context, event);
    res.json({ received: true });
  };

function verifiedEvent({ stripe, config }: ApiContext, body: unknown, signature: string | undefined): Stripe.Event {
  const payload = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  try {
    const event: Partial<Stripe.Event> | null = stripe.webhooks.constructEvent(
      payload,
      signature ?? '',
      config.STRIPE_WEBHOOK_SECRET,
      SIGNATURE_TOLERANCE_S,
    );
    if (!event?.data?.object) throw new SyntaxError('the payload is not an event');
    return event as Stripe.Event;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
      throw new HttpProblem('bad-signature', { cause: error });
    throw error;
  }
}

const idOf = (reference: string | { id: string } | null | undefined): string | undefined =>
  typeof reference === 'string' ? reference : reference?.id;

async function handOver(context: ApiContext, event: Stripe.Event): Promise<void> {
  switch (event.type) {
    case 'payment_intent.amount_capturable_updated':
    case 'payment_intent.succeeded':
      return handPaymentFact(context, {
        paymentIntentId: event.data.object.id,
        causedBy: event.request?.idempotency_key,
      });
    case 'refund.updated':
    case 'refund.failed': {
      const paymentIntentId = idOf(event.data.object.payment_intent);
      const news = event.data.object.status === 'failed' ? 'failed' : 'changed';
      if (paymentIntentId) await handRefundFact(context, { paymentIntentId, news });
      return;
    }
    case 'charge.refunded': {
      const { payment_intent, refunded } = event.data.object;
      const paymentIntentId = idOf(payment_intent);
      if (paymentIntentId) await handRefundFact(context, { paymentIntentId, news: refunded ? 'refunded' : 'changed' });
      return;
    }
    case 'payment_intent.canceled':
      // Not by us, who say `abandoned`: an authorization has lapsed, or somebody has cancelled it at Stripe.
      if (event.data.object.cancellation_reason !== 'abandoned') await handPaymentEnd(context, event.data.object.id);
      return;
    // Declines and processing change nothing that the workflow does not ask Stripe itself.
    default:
  }
}
