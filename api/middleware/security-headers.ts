import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import helmet, { strictTransportSecurity } from 'helmet';
import type { Config } from '../../shared/infra/config';
import { isServedOverTls } from '../served-over-tls';

/** Security headers. No inline script runs; Stripe's hosts are allowed only when the storefront uses its element. */
export function securityHeaders(config: Config): RequestHandler {
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
  const fixed = Object.entries(headersOf(headers));
  const demandTls = strictTransportSecurity();
  return (req, res, next) => {
    for (const [name, value] of fixed) res.setHeader(name, value);
    if (isServedOverTls(config, req)) demandTls(req, res, next);
    else next();
  };
}

/** What the middleware sets, which is the same for every answer: asked once, for a dozen functions take their time. */
function headersOf(middleware: ReturnType<typeof helmet>): Record<string, string> {
  const headers: Record<string, string> = {};
  const answer = {
    setHeader: (name: string, value: string) => {
      headers[name] = value;
    },
    removeHeader: () => undefined,
  };
  middleware({} as IncomingMessage, answer as unknown as ServerResponse, (error) => {
    if (error) throw error;
  });
  return headers;
}
