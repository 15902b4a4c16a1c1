import type { RequestHandler } from 'express';
import type { ApiContext } from '../../context';
import { bounded } from '../../temporal';

const CHECK_TIMEOUT_MS = 2_000;

/**
 * GET /readyz: whether requests can be answered. NATS is only told of: without it nobody hears news, and workflows wait
 * until they can publish, but another API process would fare no better.
 */
export function getReadyz(context: ApiContext): RequestHandler {
  // Everybody may ask: however many do, each dependency is asked once at a time.
  let asking: Promise<Dependencies> | undefined;
  return async (_req, res) => {
    asking ??= askDependencies(context).finally(() => {
      asking = undefined;
    });
    const dependencies = await asking;
    const isReady = dependencies.mongodb === 'up' && dependencies.temporal === 'up';
    res.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not-ready', dependencies });
  };
}

type State = 'up' | 'down';
type Dependencies = Record<'mongodb' | 'temporal' | 'nats', State>;

async function askDependencies({ database, temporal, feed, logger }: ApiContext): Promise<Dependencies> {
  const state = async (dependency: string, check: () => Promise<unknown>): Promise<State> => {
    try {
      await withinTime(check());
      return 'up';
    } catch (error) {
      logger.warn({ err: error, dependency }, `${dependency} is away`);
      return 'down';
    }
  };
  const [mongodb, temporalState, nats] = await Promise.all([
    state('mongodb', async () => database.connection.db?.admin().ping() ?? Promise.reject(new Error('not connected'))),
    state('temporal', () => bounded(temporal, CHECK_TIMEOUT_MS, () => temporal.workflowService.getSystemInfo({}))),
    state('nats', () => feed.ping()),
  ]);
  return { mongodb, temporal: temporalState, nats };
}

async function withinTime(check: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([check, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
