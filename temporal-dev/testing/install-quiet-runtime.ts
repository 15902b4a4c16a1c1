import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** Once per process: the SDK's own lines below an error are noise in a test's output. */
export function installQuietRuntime(): void {
  if (Runtime._instance) return;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  });
}
