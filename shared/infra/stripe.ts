import Stripe from 'stripe';
import type { Config } from './config';
import { traceStripe } from './trace-commands';

export type { Stripe };

type StripeConfig = Pick<Config, 'STRIPE_KEY' | 'STRIPE_API_URL'>;

/** What our webhook endpoint is registered for: all that the API acts on. */
export const WEBHOOK_EVENTS = [
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.canceled',
  'charge.refunded',
  'refund.updated',
  'refund.failed',
] as const satisfies Stripe.Event['type'][];

/** How long one request to Stripe may take before it counts as unanswered. */
const STRIPE_TIMEOUT_MS = 8_000;

/** Stripe's client. It never retries by itself: Temporal owns the retries. */
export function createStripe(config: StripeConfig): Stripe {
  const stripe = connectStripe(config);
  traceStripe(stripe);
  return stripe;
}

function connectStripe(config: StripeConfig): Stripe {
  const shared = { maxNetworkRetries: 0, telemetry: false, timeout: STRIPE_TIMEOUT_MS };
  if (!config.STRIPE_API_URL) return new Stripe(config.STRIPE_KEY, shared);
  const { hostname, port, protocol } = new URL(config.STRIPE_API_URL);
  return new Stripe(config.STRIPE_KEY, {
    ...shared,
    host: hostname,
    port: port || undefined,
    protocol: protocol === 'https:' ? 'https' : 'http',
  });
}
