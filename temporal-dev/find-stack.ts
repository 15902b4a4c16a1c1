import { readRun } from './stack/run-file';
import { readSettings, type StackUrls } from './stack/settings';

export class NoStackError extends Error {}

/**
 * The addresses of the stack that `npm start` runs with this environment's DATA_DIR. `API_URL` names another platform,
 * whose servers are then the ones of the environment. Throws NoStackError, or ConfigError for a wrong variable.
 */
export async function findStack(env: NodeJS.ProcessEnv = process.env): Promise<StackUrls> {
  const { dataDir, urls } = readSettings(env);
  if (env.API_URL) return { ...urls, api: env.API_URL };
  const run = await readRun(dataDir);
  if (!run)
    throw new NoStackError(
      `No stack runs on ${dataDir}: start it with npm start in another terminal, or set API_URL to one elsewhere.`,
    );
  if (!run.ready)
    throw new NoStackError('The stack is still starting; try again when npm start says that it is ready.');
  return run.urls;
}
