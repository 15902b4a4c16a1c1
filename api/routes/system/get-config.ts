import type { RequestHandler } from 'express';
import type { ConfigAnswer } from '../../../shared/contracts/http/system';
import type { Config } from '../../../shared/infra/config';
import type { ApiContext } from '../../context';

/** GET /api/config: what the storefront must know before it starts. */
export const getConfig =
  ({ config }: ApiContext): RequestHandler =>
  (_req, res) => {
    const answer: ConfigAnswer = {
      stripePublishableKey: config.STRIPE_PUBLISHABLE_KEY ?? null,
      // An operator's tool: shown to whoever develops, never to buyers.
      temporalUiUrl: config.NODE_ENV === 'production' ? null : (config.TEMPORAL_UI_URL ?? null),
      challengeUrl: challengeUrl(config),
      paymentWindowMs: config.PAYMENT_WINDOW,
      paymentExtensions: config.PAYMENT_EXTENSIONS,
      paymentExtensionMs: config.PAYMENT_EXTENSION,
    };
    res.json(answer);
  };

/** Only the emulator has such a page, and it never runs in production. */
const challengeUrl = ({ NODE_ENV, STRIPE_API_URL }: Config): string | null =>
  NODE_ENV === 'production' || !STRIPE_API_URL ? null : new URL('/emulator/3ds', STRIPE_API_URL).href;
