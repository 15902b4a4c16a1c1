import { createServer } from 'node:net';
import { DefaultLogger, type RuntimeOptions } from '@temporalio/worker';
import { ErrorType } from '../shared/contracts/errors';
import type { Config } from '../shared/infra/config';
import type { Logger } from '../shared/infra/logger';
import { orderIdOf } from './log-activities';

/** What the SDK calls info happens at every start and stop. */
const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;

/** What the SDK and the workflows log goes into our log; a line of a workflow or activity names its order too. */
export const sdkLogger = (logger: Logger): DefaultLogger =>
  new DefaultLogger('INFO', ({ level, message, meta: { taskToken: _, ...meta } = {} }) => {
    const orderId = typeof meta.workflowId === 'string' ? orderIdOf(meta.workflowId) : undefined;
    logger[isRefusal(meta.error) ? 'debug' : LEVELS[level]]({ ...meta, ...(orderId && { orderId }) }, message);
  });

/**
 * Whether a workflow or activity ended with a typed refusal, which its caller hears: no cause for alarm. Between the
 * threads of the SDK an error keeps nothing but its message, which begins with the type.
 */
function isRefusal(error: unknown): boolean {
  const [type] = error instanceof Error ? error.message.split(':', 1) : [];
  return type !== undefined && Object.hasOwn(ErrorType, type);
}

export interface SdkMetrics {
  telemetryOptions: RuntimeOptions['telemetryOptions'];
  /** The SDK's metrics now, as Prometheus reads them. */
  read(): Promise<string>;
}

const LOOPBACK = '127.0.0.1';
const READ_TIMEOUT_MS = 2_000;

/**
 * The SDK serves its metrics itself, on a port of its own: a free one on the loopback, so that ours can show them with
 * its own in one place. Undefined when METRICS_PORT is not set.
 */
export async function prepareSdkMetrics({
  METRICS_PORT,
}: Pick<Config, 'METRICS_PORT'>): Promise<SdkMetrics | undefined> {
  if (METRICS_PORT === undefined) return undefined;
  const bindAddress = `${LOOPBACK}:${await freePort()}`;
  return {
    telemetryOptions: {
      // In the units and with the endings that Prometheus is used to.
      metrics: {
        prometheus: { bindAddress, countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true },
      },
    },
    async read() {
      const response = await fetch(`http://${bindAddress}/metrics`, { signal: AbortSignal.timeout(READ_TIMEOUT_MS) });
      if (!response.ok) throw new Error(`the SDK's metrics answered ${response.status}`);
      return response.text();
    },
  };
}

/** The SDK cannot say which port it was given, so it is told one. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, LOOPBACK, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
