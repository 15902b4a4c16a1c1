import { setTimeout as sleep } from 'node:timers/promises';
import type { Rig } from './rig';

/** Recovery looks every minute at what is older than a minute; twice that, and time for a busy machine. */
const SETTLE_WITHIN_MS = 240_000;
const LOOK_EVERY_MS = 1_000;
/** Settled twice in a row, this far apart: Temporal's list of running workflows lags. */
const QUIET_LOOKS = 3;

/** Everything that is not one of recovery's own looks. */
const RUNNING = 'ExecutionStatus = "Running" AND WorkflowType != "recoveryWorkflow"';

/**
 * Waits until no order waits, no lock but sales is left and no workflow runs. Resolves to what has not come to its end
 * after four minutes: nothing, when all is well.
 */
export async function waitUntilSettled(rig: Rig, say: (line: string) => void): Promise<string[]> {
  let open: string[] = [];
  let quiet = 0;
  let said = '';
  for (const until = Date.now() + SETTLE_WITHIN_MS; Date.now() < until; await sleep(LOOK_EVERY_MS)) {
    open = await findOpen(rig);
    quiet = open.length === 0 ? quiet + 1 : 0;
    if (quiet === QUIET_LOOKS) return [];
    const line = open.join(', ');
    if (line !== said && line) say(`waiting for ${line}`);
    said = line;
  }
  return open;
}

async function findOpen({ database: { models }, temporal }: Rig): Promise<string[]> {
  const [orders, holds, edits, workflows] = await Promise.all([
    models.orders.countDocuments({ status: 'awaiting-payment' }),
    models.holds.countDocuments({ kind: 'order' }),
    models.holds.countDocuments({ kind: 'edit' }),
    temporal.workflow.count(RUNNING),
  ]);
  return [
    [orders, 'orders that wait'],
    [holds, 'holds'],
    [edits, 'edits'],
    [workflows.count, 'workflows'],
  ].flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]));
}
