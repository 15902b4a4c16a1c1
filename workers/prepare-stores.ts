import { readConfigOrExit } from '../shared/infra/config';
import { createLogger } from '../shared/infra/logger';
import { connectDatabase } from '../shared/infra/mongo';
import { connectEventBus } from '../shared/infra/nats';
import { reach } from './reach';

/**
 * `node dist/workers/prepare-stores.js`: makes what processes expect to find, collections' indexes and the event stream, and
 * ends. Each process would make what it misses by itself; before a deployment of many it is better done once. Changes nothing
 * where all is there.
 */
async function main(): Promise<void> {
  const config = readConfigOrExit();
  const logger = createLogger('prepare-stores', config);
  const database = await reach('MongoDB (MONGO_URL)', connectDatabase(config.MONGO_URL));
  await database.close();
  logger.info({ collections: Object.keys(database.models).length }, 'every index exists');
  const bus = await reach(
    `NATS at ${config.NATS_URL} (NATS_URL)`,
    connectEventBus(config.NATS_URL, 'prepare-stores', config),
  );
  await bus.close();
  logger.info('the event stream exists');
}

main().catch((error: unknown) => {
  process.stderr.write(`The stores are not prepared: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
