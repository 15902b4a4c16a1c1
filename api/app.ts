import compression from 'compression';
import express, { type Express } from 'express';
import type { ApiContext } from './context';
import { errorHandler, unknownRoute } from './middleware/error-handler';
import { limitRequests } from './middleware/rate-limits';
import { refuseCrossSite } from './middleware/refuse-cross-site';
import { requestLog } from './middleware/request-log';
import { securityHeaders } from './middleware/security-headers';
import { loadSession } from './middleware/session';
import { orderRoutes } from './routes/orders';
import { paymentRoutes } from './routes/payments';
import { getConfig } from './routes/system/get-config';
import { getLivez } from './routes/system/get-livez';
import { getReadyz } from './routes/system/get-readyz';
import { ticketRoutes } from './routes/tickets';
import { userRoutes } from './routes/users';
import { webhookRoutes } from './routes/webhooks';
import { storefront } from './storefront';

/** The whole HTTP interface, without listening. */
export function createApp(context: ApiContext): Express {
  const { config, logger } = context;
  const app = express();
  app.disable('x-powered-by').disable('etag').set('trust proxy', config.TRUST_PROXY);
  app.use(requestLog(logger), securityHeaders(config), compression());

  app.get('/livez', getLivez);
  app.get('/readyz', getReadyz(context));

  // Signed by Stripe over its raw bytes, so before sessions, limits and JSON.
  app.use('/api/webhooks', webhookRoutes(context));

  app.use('/api', (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', refuseCrossSite, loadSession(context), limitRequests(config));
  app.get('/api/config', getConfig(context));
  app.use('/api/users', userRoutes(context));
  app.use('/api/tickets', ticketRoutes(context));
  app.use('/api/orders', orderRoutes(context));
  app.use('/api/payments', paymentRoutes(context));
  app.use('/api', unknownRoute);

  app.use(storefront(config));
  app.use(unknownRoute, errorHandler);
  return app;
}
