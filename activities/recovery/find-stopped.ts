import type { ActivityDependencies } from '../dependencies';

/** A list in a workflow's history should stay short: nobody hands over more than this at once. */
export const MAX_FOUND = 200;

/** How many candidates Temporal is asked about at the same time. */
const ASKED_AT_ONCE = 20;

/** Those of `candidates` of whose workflows none runs, as Temporal itself says of each id. */
export async function findStopped<C>(
  { isWorkflowRunning }: Pick<ActivityDependencies, 'isWorkflowRunning'>,
  candidates: readonly C[],
  workflowIdsOf: (candidate: C) => string[],
): Promise<C[]> {
  const stopped: C[] = [];
  for (let first = 0; first < candidates.length; first += ASKED_AT_ONCE) {
    const asked = candidates.slice(first, first + ASKED_AT_ONCE);
    const running = await Promise.all(
      asked.map(async (candidate) =>
        (await Promise.all(workflowIdsOf(candidate).map(isWorkflowRunning))).includes(true),
      ),
    );
    stopped.push(...asked.filter((_, n) => !running[n]));
  }
  return stopped;
}
