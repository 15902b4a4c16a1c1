import { DefaultLogger, Runtime } from '@temporalio/worker';
import { readConfigOrExit } from '../shared/infra/config';
import { createLogger } from '../shared/infra/logger';
import { DOMAINS, isDomain } from './domains';
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

  Runtime.install({
    // Stopping is ours, below: one place decides, for all Workers of the process.
    shutdownSignals: [],
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const write = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;
      logger[write[level]](meta ?? {}, message);
    }),
  });
  const workers = await startWorkers(config, domains);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      logger.info({ signal }, 'draining');
      workers.stop().catch(() => process.exit(1));
    });
  logger.info({ domains }, 'ready');
  process.send?.('ready');
  await workers.finished;
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`The workers stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
