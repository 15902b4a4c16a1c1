import { type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import { startRequestSpan } from '../../shared/infra/tracing';
import { routeOf } from './measure-requests';

/** One span for every request, below the one that its `traceparent` header names. */
export const traceRequests: RequestHandler = (req, res, next) => {
  const attributes = { 'http.request.method': req.method, 'url.path': req.path };
  const options = { kind: SpanKind.SERVER, attributes };
  let span: Span | undefined;
  res.once('close', () => {
    const route = routeOf(req);
    span?.updateName(`${req.method} ${route}`);
    span?.setAttributes({ 'http.route': route, 'http.response.status_code': res.statusCode });
    if (res.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  });
  span = startRequestSpan(req.headers, req.method, options, next);
};
