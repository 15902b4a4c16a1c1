import express, { type Express, Router } from 'express';
import type { ApiContext } from './context';
import { compress } from './middleware/compress';
import { errorHandler, unknownRoute } from './middleware/error-handler';
import { measureRequests } from './middleware/measure-requests';
import { onlyUnder } from './middleware/only-for';
import { limitRequests } from './middleware/rate-limits';
import { refuseCrossSite } from './middleware/refuse-cross-site';
import { requestLog } from './middleware/request-log';
import { securityHeaders } from './middleware/security-headers';
import { loadSession } from './middleware/session';
import { traceRequests } from './middleware/trace-requests';
import { apiDocs } from './pages/api-docs';
import { problemPages } from './pages/problem-pages';
import { orderRoutes } from './routes/orders';
import { paymentRoutes } from './routes/payments';
import { pictureFileRoutes, pictureRoutes } from './routes/pictures';
import { streamRoutes } from './routes/stream';
import { probeRoutes, systemRoutes } from './routes/system';
import { ticketRoutes } from './routes/tickets';
import { sellerRoutes, userRoutes } from './routes/users';
import { webhookRoutes } from './routes/webhooks';
import { storefront } from './storefront';

/** The whole HTTP interface, without listening. */
export function createApp(context: ApiContext): Express {
  const { config, logger, metrics } = context;
  const app = express();
  app.disable('x-powered-by').disable('etag').set('trust proxy', config.TRUST_PROXY);
  if (config.OTEL_EXPORTER_OTLP_ENDPOINT) app.use(traceRequests);
  app.use(measureRequests(metrics), requestLog(logger), securityHeaders(config));

  app.use(probeRoutes(context));

  // Signed by Stripe over its raw bytes, so before sessions, limits and JSON.
  app.use(webhookRoutes(context));

  app.use(problemPages(), apiDocs());

  app.use(apiRoutes(context));
  app.use(compress, storefront(context));
  app.use(unknownRoute, errorHandler);
  return app;
}

/** Everything under /api. Not mounted there: each handler would have the path taken apart, and put together behind it. */
function apiRoutes(context: ApiContext): Router {
  const router = Router();
  router.use(onlyUnder('/api'), (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  // The same whoever asks, and for ever: a session that is renewed on the way must not ride on it.
  router.use(pictureFileRoutes(context));
  router.use(refuseCrossSite, loadSession(context), limitRequests(context));
  router.use(
    systemRoutes(context),
    userRoutes(context),
    sellerRoutes(context),
    ticketRoutes(context),
    pictureRoutes(context),
    orderRoutes(context),
    paymentRoutes(context),
    streamRoutes(context),
  );
  return router.use(unknownRoute);
}
