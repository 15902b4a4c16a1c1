import type { RequestHandler } from 'express';
import type { ApiContext } from '../../context';

/** GET /api/config: what the storefront must know before it starts. */
export const getConfig =
  ({ config }: ApiContext): RequestHandler =>
  (_req, res) => {
    res.json({
      stripePublishableKey: config.STRIPE_PUBLISHABLE_KEY ?? null,
      // An operator's tool: shown to whoever develops, never to buyers.
      temporalUiUrl: config.NODE_ENV === 'production' ? null : (config.TEMPORAL_UI_URL ?? null),
      paymentWindowMs: config.PAYMENT_WINDOW,
    });
  };
