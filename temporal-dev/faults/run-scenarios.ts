import { judge } from './judge';
import { openMarket } from './market';
import { seededRandom } from './random';
import { openRecord } from './record';
import { openRig } from './rig';
import { SCENARIOS } from './scenarios';
import { openStage, ScenarioFailure, type Stage } from './scenarios/stage';
import { waitUntilSettled } from './settle';

/** Long enough for a server to come back in, short enough to wait for its end. */
const SETTINGS = { PAYMENT_WINDOW: '15s', PAYMENT_EXTENSION: '3s' };

/** Plays the named scenarios on one stack, one after the other, each judged by itself. True when all went well. */
export async function runScenarios(names: readonly string[], say: (line: string) => void): Promise<boolean> {
  const record = openRecord();
  const rig = await openRig(SETTINGS);
  const known = new Set<string>();
  let failed = 0;
  try {
    const market = await openMarket(rig, record, seededRandom(0, 'people'));
    for (const name of names) {
      const began = Date.now();
      const found = [await play(name, openStage(market))].flat();
      await rig.stripe.heal();
      found.push(...(await waitUntilSettled(rig, say)).map((what) => `not settled: ${what}`));
      const { violations } = await judge(rig, record);
      for (const { invariant, message } of violations) found.push(`invariant ${invariant}: ${message}`);
      found.push(...record.complaints);
      // What an earlier scenario has broken stays broken.
      const news = found.filter((line) => !known.has(line));
      for (const line of news) known.add(line);
      if (news.length > 0) failed++;
      process.stdout.write(`${news.length === 0 ? '✓' : '✗'} ${name} (${seconds(began)} s)\n`);
      for (const line of news) process.stdout.write(`    ${line}\n`);
    }
  } finally {
    const kept = await rig.close({ keepData: failed > 0 });
    if (kept) say(`the data is kept in ${kept}`);
  }
  process.stdout.write(`${names.length - failed} passed, ${failed} failed\n`);
  return failed === 0;
}

async function play(name: string, stage: Stage): Promise<string[]> {
  try {
    await SCENARIOS[name]?.play(stage);
    return [];
  } catch (error) {
    if (error instanceof ScenarioFailure) return [error.message];
    throw error;
  }
}

const seconds = (beganMs: number): string => ((Date.now() - beganMs) / 1000).toFixed(1);
