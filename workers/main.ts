import { Runtime } from '@temporalio/worker';
import { readConfigOrExit } from '../shared/infra/config';
import { createLogger } from '../shared/infra/logger';
import { createWorkerMetrics } from '../shared/infra/metrics';
import { serveMetrics } from '../shared/infra/serve-metrics';
import { startTracing } from '../shared/infra/tracing';
import { DOMAINS, isDomain } from './domains';
import { prepareSdkMetrics, sdkLogger } from './sdk-runtime';
import { startWorkers } from './start-workers';

/** `node dist/workers/main.js [domain...]`: runs the named domains' Workers in this process, or all of them. */
async function main(): Promise<void> {
  const config = readConfigOrExit();
  const logger = createLogger('workers', config);
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !isDomain(name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no domain ${unknown.join(', ')}. The domains are ${DOMAINS.join(', ')}.\n`);
    process.exit(64); // EX_USAGE of sysexits.h
  }
  const domains = names.length > 0 ? names.filter(isDomain) : [...DOMAINS];

  const sdkMetrics = await prepareSdkMetrics(config);
  Runtime.install({
    // Stopping is ours, below: one place decides, for all Workers of the process.
    shutdownSignals: [],
    logger: sdkLogger(logger),
    telemetryOptions: sdkMetrics?.telemetryOptions,
  });
  const tracing = startTracing(config, 'workers');
  const metrics = createWorkerMetrics();
  const workers = await startWorkers(config, domains, { metrics, tracing });
  // Only now: whoever is answered there takes us to be at work.
  await serveMetrics({ config, registry: metrics.registry, logger, more: sdkMetrics?.read });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      logger.info({ signal }, 'draining');
      workers.stop().catch(() => process.exit(1));
    });
  logger.info({ domains }, 'ready');
  process.send?.('ready');
  await workers.finished;
  await tracing?.stop();
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`The workers stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
