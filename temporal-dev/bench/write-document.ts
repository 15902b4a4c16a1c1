import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../stack/project-root';
import { type Bar, drawBars } from './draw-bars';
import { renderResults, show } from './render-results';
import type { BenchResult, FigureResult } from './result';

const DOCUMENT = join('docs', 'performance.md');
const CHARTS = join('docs', 'images', 'performance');
/** What lies between is written here; everything else in the document is by hand. */
const BEGIN = '<!-- measured: written by npm run bench -->';
const END = '<!-- /measured -->';

/** Puts a run's tables and charts into docs/performance.md. */
export async function writeDocument(result: BenchResult): Promise<void> {
  const file = join(projectRoot(), DOCUMENT);
  const charts = result.figures.flatMap(chartsOf);
  await mkdir(join(projectRoot(), CHARTS), { recursive: true });
  for (const { name, svg } of charts) await writeFile(join(projectRoot(), CHARTS, `${name}.svg`), svg);
  const pictures = charts.map(({ name, title }) => `![${title}](images/performance/${name}.svg)`);
  await writeFile(file, withMeasured(await readFile(file, 'utf8'), renderMeasured(result, pictures)));
}

/** The document with another text between its marks. Throws when it has none. */
export function withMeasured(document: string, measured: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${DOCUMENT} has no place for what was measured: ${BEGIN} … ${END}`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${measured}\n\n${document.slice(end)}`;
}

function renderMeasured(result: BenchResult, pictures: string[]): string {
  const { at, commit, isDirty, isFull, seconds, machine, versions } = result;
  return [
    `${at.slice(0, 10)}, commit ${commit}${isDirty ? ' with changes' : ''}, ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ` +
      `${machine.system}, load before it ${machine.loadBefore}; ${Object.entries(versions)
        .map((pair) => pair.join(' '))
        .join(', ')}. ` +
      `${result.figures.length} figures in ${Math.round(seconds / 60)} minutes${isFull ? ', --full' : ''}.`,
    renderResults(result),
    pictures.join('\n'),
  ].join('\n\n');
}

/** One chart of a figure for each unit that its ratios are in. */
function chartsOf({ name, title, ratios }: FigureResult): { name: string; title: string; svg: string }[] {
  const units = [...new Set(ratios.map(({ ours }) => ours.unit))].filter((unit) => unit !== 'number');
  return units.map((unit) => {
    const bars = ratios
      .filter(({ ours }) => ours.unit === unit)
      .flatMap(({ label, ours, theirs }): Bar[] => [
        { label, value: ours.value, text: show(ours) },
        { label: theirs.label, value: theirs.value, text: show(theirs), isLimit: true },
      ]);
    const chartTitle = `${title}, ${unit}`;
    return {
      name: units.length > 1 ? `${name}-${unit.replaceAll(/\W/g, '')}` : name,
      title: chartTitle,
      svg: drawBars(chartTitle, bars),
    };
  });
}
