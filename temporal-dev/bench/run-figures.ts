import { describeCommit, describeMachine, describeVersions } from './describe-machine';
import { FIGURES } from './figures';
import { openPlatform } from './platform';
import { renderResults } from './render-results';
import type { BenchResult, FigureResult } from './result';

interface Options {
  names: readonly string[];
  isFull: boolean;
  say(line: string): void;
}

/** Measures the named figures, each on a platform of its own, and has the checker judge each of them. */
export async function runFigures({ names, isFull, say }: Options): Promise<BenchResult> {
  const began = Date.now();
  const machine = describeMachine();
  const figures: FigureResult[] = [];
  for (const name of names) {
    const figure = await runFigure(name, isFull, say);
    say(`${figure.title}: ${figure.seconds} s\n\n${renderResults({ figures: [figure] })}\n`);
    figures.push(figure);
  }
  return {
    at: new Date(began).toISOString(),
    ...(await describeCommit()),
    isFull,
    seconds: secondsSince(began),
    machine,
    versions: describeVersions(),
    figures,
  };
}

async function runFigure(name: string, isFull: boolean, say: (line: string) => void): Promise<FigureResult> {
  const figure = FIGURES[name];
  if (!figure) throw new Error(`There is no figure ${name}.`);
  const { title, measure, isTraced, whileOrdersWait = false } = figure;
  say(`${title}: starting a platform`);
  const began = Date.now();
  const platform = await openPlatform({ say, isFull, isTraced });
  try {
    const measurements = await measure(platform);
    say(`${title}: checking the invariants`);
    const violations = await platform.check({ whileOrdersWait });
    return { name, title, seconds: secondsSince(began), ...measurements, violations };
  } finally {
    await platform.close();
  }
}

const secondsSince = (beganMs: number): number => Math.round((Date.now() - beganMs) / 1000);
