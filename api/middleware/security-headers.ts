import type { RequestHandler } from 'express';
import helmet, { strictTransportSecurity } from 'helmet';
import type { Config } from '../../shared/infra/config';
import { isServedOverTls } from '../served-over-tls';

/** Security headers. No inline script runs; Stripe's hosts are allowed only when the storefront uses its element. */
export function securityHeaders(config: Config): RequestHandler[] {
  const { STRIPE_PUBLISHABLE_KEY, NODE_ENV } = config;
  const stripe = (...hosts: string[]) => (STRIPE_PUBLISHABLE_KEY ? hosts : []);
  const headers = helmet({
    // Over plain HTTP it has no meaning (RFC 6797).
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...stripe('https://js.stripe.com', 'https://*.js.stripe.com')],
        styleSrc: ["'self'", ...stripe("'unsafe-inline'")],
        imgSrc: ["'self'", 'data:', ...stripe('https://*.stripe.com')],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...stripe('https://api.stripe.com')],
        frameSrc: STRIPE_PUBLISHABLE_KEY
          ? ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com']
          : ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // Development is plain HTTP.
        ...(NODE_ENV === 'production' && { upgradeInsecureRequests: [] }),
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    // Stripe's redirects for 3-D Secure need the opener.
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
  });
  const demandTls = strictTransportSecurity();
  return [headers, (req, res, next) => (isServedOverTls(config, req) ? demandTls(req, res, next) : next())];
}
