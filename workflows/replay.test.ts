import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { installQuietRuntime } from '../temporal-dev/testing/install-quiet-runtime';
import { loadWorkflowBundle } from '../workers/workflow-bundle';

/**
 * Orders that run during a deploy are replayed by the new code from the history that the old code made. These are
 * recorded histories of every ending (`npm run record-histories`): a change that they do not survive needs `patched()`.
 */

const FOLDER = join(__dirname, 'histories');
const RECORDED = readdirSync(FOLDER).filter((file) => file.endsWith('.history.json'));

let workflowBundle: { code: string };

beforeAll(async () => {
  installQuietRuntime();
  workflowBundle = await loadWorkflowBundle();
}, 60_000);

const readHistory = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(FOLDER, file), 'utf8'));

it('covers every ending', () => {
  expect(RECORDED.map((file) => file.replace('.history.json', ''))).toEqual(
    expect.arrayContaining([
      'cancelled',
      'completed',
      'declined',
      'expired',
      'extended',
      'late',
      'recovered',
      'refunded',
      'refused',
    ]),
  );
});

it.each(RECORDED)('replays %s', async (file) => {
  await Worker.runReplayHistory({ workflowBundle }, await readHistory(file));
});

it('notices a change that running orders would not survive', async () => {
  const { code } = workflowBundle;
  const renamed = { code: code.replaceAll('holdTicket', 'takeTicket') };
  expect(renamed.code).not.toBe(code);
  const history = await readHistory('completed.history.json');
  await expect(Worker.runReplayHistory({ workflowBundle: renamed }, history)).rejects.toThrow(
    DeterminismViolationError,
  );
});
