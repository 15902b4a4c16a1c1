import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CloudEvent, EventType } from '../contracts/events';

/**
 * Every metric of ours, for Prometheus; `docs/metrics.md` is generated from here. A label takes few values that are known
 * beforehand: never an id, a raw path or a text of Stripe's.
 */

/** Up to RESERVE_TIMEOUT and ANSWER_TIMEOUT, whose default is 10 s. */
const SECONDS_OF_A_REQUEST = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** An event is late when NATS was away. */
const SECONDS_OF_AN_EVENT = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 15, 60, 300, 1800];

export type ApiMetrics = ReturnType<typeof createApiMetrics>;

/** What an API process measures. */
export function createApiMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the request to the end of its answer. route: its template; status: the class, such as 2xx, or aborted',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS_OF_A_REQUEST,
      registers,
    }),
    requestsInFlight: new Gauge({
      name: 'http_requests_in_flight',
      help: 'Requests that are being answered now; open event streams are among them',
      registers,
    }),
    streamReaders: new Gauge({
      name: 'ticketing_stream_readers',
      help: 'Open event streams (GET /api/stream)',
      registers,
    }),
    reserveSeconds: new Histogram({
      name: 'ticketing_reserve_duration_seconds',
      help: 'Time from asking the workflow for a ticket to its answer. outcome: reserved, refused or failed (an outage)',
      labelNames: ['outcome'],
      buckets: SECONDS_OF_A_REQUEST,
      registers,
    }),
  };
}

export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;

/** What a workers' process counts: the business, each fact once, and what Temporal had to do twice. */
export function createWorkerMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string = never>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `ticketing_${name}_total`, help, labelNames, registers });
  return {
    registry,
    ordersReserved: counter('orders_reserved', 'Orders that hold their ticket and are recorded'),
    ordersCompleted: counter('orders_completed', 'Orders that were paid'),
    ordersExpired: counter('orders_expired', 'Orders whose payment window closed unpaid'),
    ordersCancelled: counter(
      'orders_cancelled',
      'Orders that were cancelled. reason: expired, buyer or payment-failed',
      'reason',
    ),
    paymentsDeclined: counter(
      'payments_declined',
      'Attempts to pay that the card declined. final: whether no further attempt can mend it',
      'final',
    ),
    paymentsRefunded: counter('payments_refunded', 'Payments that were given back in full'),
    latePayments: counter(
      'late_payments',
      'Payments that arrived after their order was cancelled. result: canceled (voided) or captured (refunded)',
      'result',
    ),
    compensationRetries: counter(
      'compensation_retries',
      'Attempts, beyond the first, of an activity that undoes something',
      'activity',
    ),
    recoveryFindings: new Gauge({
      name: 'ticketing_recovery_findings',
      help: 'What the last look around found without a running owner. One that stays cannot be mended. kind: order, edit, refund, broken-order, ticket or sign-up',
      labelNames: ['kind'],
      registers,
    }),
    eventLagSeconds: new Histogram({
      name: 'ticketing_event_lag_seconds',
      help: 'Age of a domain event, counted from its commit, when JetStream first stored it',
      labelNames: ['type'],
      buckets: SECONDS_OF_AN_EVENT,
      registers,
    }),
  };
}

/** Counts a fact that JetStream has just stored for the first time. */
export function countEvent(metrics: WorkerMetrics, event: CloudEvent): void {
  metrics.eventLagSeconds.observe({ type: event.type }, (Date.now() - Date.parse(event.time)) / 1000);
  COUNTED[event.type]?.(metrics, event);
}

const COUNTED: Partial<Record<EventType, (metrics: WorkerMetrics, event: CloudEvent) => void>> = {
  OrderCreated: ({ ordersReserved }) => ordersReserved.inc(),
  OrderCompleted: ({ ordersCompleted }) => ordersCompleted.inc(),
  OrderExpired: ({ ordersExpired }) => ordersExpired.inc(),
  OrderCancelled: ({ ordersCancelled }, { data }) =>
    ordersCancelled.inc({ reason: ('cancelReason' in data && data.cancelReason) || 'unknown' }),
  PaymentRefunded: ({ paymentsRefunded }) => paymentsRefunded.inc(),
};
