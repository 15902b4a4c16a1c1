import type Stripe from 'stripe';
import type { Logger } from '../shared/infra/logger';

/** A buyer who looks at an order does not wait longer for Stripe than this. */
const STRIPE_PATIENCE_MS = 1_500;
const MAX_REMEMBERED = 1_000;

/** The PaymentIntent's client secret, undefined while Stripe is silent. */
export type ClientSecretReader = (paymentIntentId: string) => Promise<string | undefined>;

/** Reads client secrets from Stripe. They never change, so the latest ones are remembered, in memory only. */
export function createClientSecretReader(stripe: Stripe, logger: Logger): ClientSecretReader {
  const remembered = new Map<string, string>();
  return async (paymentIntentId) => {
    const known = remembered.get(paymentIntentId);
    if (known) return known;
    try {
      const { client_secret } = await stripe.paymentIntents.retrieve(
        paymentIntentId,
        {},
        { timeout: STRIPE_PATIENCE_MS },
      );
      if (!client_secret) return undefined;
      const [oldest] = remembered.keys();
      if (oldest && remembered.size >= MAX_REMEMBERED) remembered.delete(oldest);
      remembered.set(paymentIntentId, client_secret);
      return client_secret;
    } catch (error) {
      logger.warn({ err: error, paymentIntentId }, 'Stripe did not tell a client secret');
      return undefined;
    }
  };
}
