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

/** A replay tells nobody of its spans. */
const NO_SPANS = { exporter: { export: { fn: () => undefined } } };

/** The workflows as they run, and as they run where traces are recorded. */
let bundles: Record<'plain' | 'traced', { code: string }>;

beforeAll(async () => {
  installQuietRuntime();
  const [plain, traced] = await Promise.all([loadWorkflowBundle(), loadWorkflowBundle({ traced: true })]);
  bundles = { plain, traced };
});

const readHistory = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(FOLDER, file), 'utf8'));

it('covers every ending', () => {
  expect(RECORDED.map((file) => file.replace('.history.json', ''))).toEqual(
    expect.arrayContaining([
      'authorization-lapsed',
      'cancelled',
      'completed',
      'declined',
      'expired',
      'extended',
      'hold-lost',
      'late',
      'recovered',
      'refunded',
      'refunded-after-a-failure',
      'refunded-after-waiting',
      'refunded-again',
      'refused',
    ]),
  );
});

describe.each(['plain', 'traced'] as const)('the %s workflows', (name) => {
  it.each(RECORDED)('replay %s', async (file) => {
    await Worker.runReplayHistory({ workflowBundle: bundles[name], sinks: NO_SPANS }, await readHistory(file));
  });
});

it('notices a change that running orders would not survive', async () => {
  const { code } = bundles.plain;
  const renamed = { code: code.replaceAll('holdTicket', 'takeTicket') };
  expect(renamed.code).not.toBe(code);
  const history = await readHistory('completed.history.json');
  await expect(Worker.runReplayHistory({ workflowBundle: renamed }, history)).rejects.toThrow(
    DeterminismViolationError,
  );
});
