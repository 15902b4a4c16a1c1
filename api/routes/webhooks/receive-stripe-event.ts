import type { RequestHandler } from 'express';
import Stripe from 'stripe';
import { isId } from '../../../shared/contracts/ids';
import type { ApiContext } from '../../context';
import { HttpProblem } from '../../errors';
import { handPaymentFact } from './hand-payment-fact';
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
    req.log.info({ event: event.id, type: event.type }, 'Stripe told a fact');
    await handOver(context, event);
    res.json({ received: true });
  };

function verifiedEvent({ stripe, config }: ApiContext, body: unknown, signature: string | undefined): Stripe.Event {
  const payload = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  try {
    return stripe.webhooks.constructEvent(
      payload,
      signature ?? '',
      config.STRIPE_WEBHOOK_SECRET,
      SIGNATURE_TOLERANCE_S,
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
      throw new HttpProblem(400, { slug: 'bad-signature', title: 'The signature does not fit', cause: error });
    throw error;
  }
}

const idOf = (reference: string | { id: string } | null | undefined): string | undefined =>
  typeof reference === 'string' ? reference : reference?.id;

async function handOver(context: ApiContext, event: Stripe.Event): Promise<void> {
  switch (event.type) {
    case 'payment_intent.amount_capturable_updated':
    case 'payment_intent.succeeded': {
      const { id: paymentIntentId, metadata } = event.data.object;
      // An intent that no order of ours made is somebody else's on the same Stripe account.
      if (isId(metadata.orderId)) await handPaymentFact(context, { orderId: metadata.orderId, paymentIntentId });
      return;
    }
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.refunded': {
      const paymentIntentId = idOf(event.data.object.payment_intent);
      if (paymentIntentId) await handRefundFact(context, paymentIntentId);
      return;
    }
    // Declines, processing and cancellations change nothing that the workflow does not ask Stripe itself.
    default:
  }
}
