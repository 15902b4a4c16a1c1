import { context, propagation, type Span, type SpanOptions, SpanStatusCode, trace } from '@opentelemetry/api';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { ActivityInterceptorsFactory, WorkerOptions } from '@temporalio/worker';
import type { Config } from './config';

/** What Temporal's client and workers need so that traces pass through them. */
export interface Tracing {
  clientInterceptors: WorkflowClientInterceptor[];
  activityInterceptors: ActivityInterceptorsFactory[];
  /** Where workflows, which have no network, leave their spans. */
  sinks: WorkerOptions['sinks'];
  /** Sends what is left. */
  stop(): Promise<void>;
}

let recording = false;

/** Whether this process records traces. */
export const isTracing = (): boolean => recording;

/**
 * Starts to record and send traces, once per process, if OTEL_EXPORTER_OTLP_ENDPOINT is set. Without it OpenTelemetry's
 * SDK is not even loaded, and `withSpan` only calls.
 */
export function startTracing(
  { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: Pick<Config, 'OTEL_EXPORTER_OTLP_ENDPOINT'>,
  service: string,
): Tracing | undefined {
  if (!endpoint) return undefined;
  recording = true;
  const { startOpenTelemetry } = require('./open-telemetry') as typeof import('./open-telemetry');
  return startOpenTelemetry(endpoint, service);
}

const tracer = () => trace.getTracer('ticketing');

/** Begins a span below the one under way; whoever began it ends it. */
export const startSpan = (name: string, options: SpanOptions): Span => tracer().startSpan(name, options);

/** Runs `act` inside a span, which tells of its failure. */
export function withSpan<T>(name: string, options: SpanOptions, act: () => Promise<T>): Promise<T> {
  return tracer().startActiveSpan(name, options, async (span) => {
    try {
      return await act();
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

function failSpan(span: Span, error: unknown): void {
  const failure = error instanceof Error ? error : new Error(String(error));
  span.recordException(failure);
  span.setStatus({ code: SpanStatusCode.ERROR, message: failure.message });
}

/** Begins a span for somebody's request, below the trace that its headers name, and calls `next` inside it. */
export function startRequestSpan(headers: object, name: string, options: SpanOptions, next: () => void): Span {
  const caller = propagation.extract(context.active(), headers);
  const span = tracer().startSpan(name, options, caller);
  context.with(trace.setSpan(caller, span), next);
  return span;
}

/** The span under way, as a W3C `traceparent`; undefined while nothing is recorded. */
export function activeTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}
