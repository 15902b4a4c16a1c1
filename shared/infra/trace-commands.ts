import { SpanKind } from '@opentelemetry/api';
import type { Connection } from 'mongoose';
import type Stripe from 'stripe';
import { isTracing, startSpan } from './tracing';

/** One span for each command to MongoDB, while traces are recorded. The connection must monitor its commands. */
export function traceDatabase(connection: Connection): void {
  if (!isTracing()) return;
  const client = connection.getClient();
  const spans = new Map<string, { end(): void }>();
  const keyOf = ({ address, requestId }: { address: string; requestId: number }) => `${address} ${requestId}`;
  client.on('commandStarted', (event) => {
    const attributes = { 'db.system.name': 'mongodb', 'db.operation.name': event.commandName };
    spans.set(keyOf(event), startSpan(`mongodb ${event.commandName}`, { kind: SpanKind.CLIENT, attributes }));
  });
  const end = (event: { address: string; requestId: number }) => {
    spans.get(keyOf(event))?.end();
    spans.delete(keyOf(event));
  };
  client.on('commandSucceeded', end).on('commandFailed', end);
}

/** One span for each answered request to Stripe, while traces are recorded. */
export function traceStripe(stripe: Stripe): void {
  if (!isTracing()) return;
  stripe.on('response', ({ method, path, status, request_start_time: startTime }: Stripe.ResponseEvent) => {
    const attributes = { 'http.request.method': method, 'http.response.status_code': status };
    startSpan(`stripe ${method} ${routeOf(path)}`, { kind: SpanKind.CLIENT, attributes, startTime }).end();
  });
}

/** Without ids: `/v1/payment_intents/:id/capture`. */
const routeOf = (path: string): string => path.split('?', 1)[0]?.replaceAll(/\/[a-z]+_[A-Za-z0-9]{8,}/g, '/:id') ?? '';
