import type { RequestHandler } from 'express';
import type { ApiContext } from '../../context';
import { bounded } from '../../temporal';

const CHECK_TIMEOUT_MS = 2_000;

/** GET /readyz: whether what every purchase needs is there. */
export const getReadyz =
  ({ database, temporal, logger }: ApiContext): RequestHandler =>
  async (_req, res) => {
    const state = async (dependency: string, check: () => Promise<unknown>) => {
      try {
        await withinTime(check());
        return 'up';
      } catch (error) {
        logger.warn({ err: error, dependency }, 'a dependency is away');
        return 'down';
      }
    };
    const [mongodb, temporalState] = await Promise.all([
      state(
        'mongodb',
        async () => database.connection.db?.admin().ping() ?? Promise.reject(new Error('not connected')),
      ),
      state('temporal', () => bounded(temporal, CHECK_TIMEOUT_MS, () => temporal.workflowService.getSystemInfo({}))),
    ]);
    const isReady = mongodb === 'up' && temporalState === 'up';
    res
      .status(isReady ? 200 : 503)
      .json({ status: isReady ? 'ready' : 'not-ready', dependencies: { mongodb, temporal: temporalState } });
  };

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
