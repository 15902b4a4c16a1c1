import type { Request, RequestHandler, Response } from 'express';
import type { ApiMetrics } from '../../shared/infra/metrics';

/** Methods that the API serves; whatever else somebody makes up is one label. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The template of the route that took the request, such as `/api/orders/:id`; `other` for files and what is nowhere. */
export function routeOf(req: Request): string {
  const path: unknown = req.route?.path;
  return typeof path === 'string' ? `${req.baseUrl}${path}` : 'other';
}

/** Times every request, and counts those under way. */
export const measureRequests =
  ({ requestSeconds, requestsInFlight }: ApiMetrics): RequestHandler =>
  (req, res, next) => {
    requestsInFlight.inc();
    const stop = requestSeconds.startTimer({ method: METHODS.has(req.method) ? req.method : 'other' });
    // `close` comes once, after a finished answer as after a cut connection.
    res.once('close', () => {
      requestsInFlight.dec();
      stop({ route: routeOf(req), status: statusOf(res) });
    });
    next();
  };

const statusOf = (res: Response): string =>
  res.writableFinished ? `${Math.floor(res.statusCode / 100)}xx` : 'aborted';
