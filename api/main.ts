import { createServer } from 'node:http';
import { readConfigOrExit } from '../shared/infra/config';
import { createLogger } from '../shared/infra/logger';
import { createApp } from './app';
import { closeContext, openContext } from './context';

/** Longer than any request takes; what has not ended by then is cut off. */
const SHUTDOWN_PATIENCE_MS = 20_000;

async function main(): Promise<void> {
  const config = readConfigOrExit();
  const logger = createLogger('api', config);
  const context = await openContext(config, logger);
  const server = createServer(createApp(context));

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
    server.close(() => {
      closeContext(context).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`The API cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
