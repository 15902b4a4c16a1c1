import { createServer } from 'node:http';
import { readConfigOrExit } from '../shared/infra/config';
import { createLogger } from '../shared/infra/logger';
import { serveMetrics } from '../shared/infra/serve-metrics';
import { SHUTDOWN_PATIENCE_MS } from '../shared/infra/shutdown-patience';
import { startTracing } from '../shared/infra/tracing';
import { answerUnreadable } from './answer-unreadable';
import { createApp } from './app';
import { closable } from './close-server';
import { closeContext, openContext } from './context';

/**
 * How long a connection is kept that nobody asks anything on: longer than a proxy keeps it (ingress-nginx: 60 s), or it
 * would send a purchase down one that is just being closed, and answer 502.
 */
const KEEP_CONNECTIONS_MS = 75_000;

async function main(): Promise<void> {
  const config = readConfigOrExit();
  const logger = createLogger('api', config);
  const tracing = startTracing(config, 'api');
  const context = await openContext(config, logger, tracing);
  await serveMetrics({ config, registry: context.metrics.registry, logger });
  const server = createServer({ keepAliveTimeout: KEEP_CONNECTIONS_MS }, createApp(context));
  const close = closable(server);
  answerUnreadable(server, logger);

  server.on('error', (error: NodeJS.ErrnoException) => {
    const reason = error.code === 'EADDRINUSE' ? 'the port is taken; set PORT to another one' : error.message;
    logger.fatal(`The API cannot listen on ${config.HOST}:${config.PORT}: ${reason}`);
    process.exit(1);
  });
  server.listen(config.PORT, config.HOST, () => {
    logger.info(`The API listens on http://${config.HOST}:${config.PORT}`);
    process.send?.('ready');
  });

  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    logger.info(`${signal}: finishing the requests under way`);
    setTimeout(() => process.exit(1), SHUTDOWN_PATIENCE_MS).unref();
    // Streams have no end of their own.
    void context.feed.close();
    close()
      .then(() => Promise.all([closeContext(context), tracing?.stop()]))
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`The API cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
