import {
  type BenchResult,
  type FigureResult,
  isMet,
  type Measured,
  type Ratio,
  type Target,
  type Unit,
} from './result';
import type { Spread } from './statistics';

/** The tables of a run, as Markdown that reads well in a terminal too. */
export function renderResults({ figures }: Pick<BenchResult, 'figures'>): string {
  const reported = figures.flatMap((figure) => figure.reported);
  const ratios = figures.flatMap(ratioRows);
  const head = ['figure', 'ours', 'limit', 'ratio', 'lowest … highest', 'target', 'met'];
  return [
    ...(ratios.length > 0 ? [table(head, ratios)] : []),
    ...(reported.length > 0 ? [table(['also measured', 'value', 'lowest … highest'], reported.map(reportedRow))] : []),
    ...figures.flatMap(({ title, violations }) =>
      violations.length > 0 ? [`${title}: DOES NOT COUNT\n${violations.map((what) => `  ${what}`).join('\n')}`] : [],
    ),
  ].join('\n\n');
}

const ratioRows = ({ ratios, violations }: FigureResult): string[][] =>
  ratios.map((ratio) => [
    ratio.label,
    show(ratio.ours),
    show(ratio.theirs),
    round(ratio.value),
    rangeOf(ratio),
    showTarget(ratio.target),
    verdictOf(ratio, violations),
  ]);

const verdictOf = (ratio: Ratio, violations: string[]): string => {
  if (violations.length > 0) return 'does not count';
  return isMet(ratio) ? 'yes' : 'no';
};

const reportedRow = (measured: Measured): string[] => [
  measured.label,
  show(measured),
  measured.low === measured.high ? '' : rangeOf(measured),
];

const UNITS: Record<Unit, string> = { ms: ' ms', 'per s': '/s', kB: ' kB', number: '', '×': ' ×' };

export const show = ({ value, unit }: Pick<Measured, 'value' | 'unit'>): string => `${round(value)}${UNITS[unit]}`;

const rangeOf = ({ low, high }: Spread): string => `${round(low)} … ${round(high)}`;

export const showTarget = (target: Target): string => {
  if ('atMost' in target) return `≤ ${target.atMost}`;
  if ('atLeast' in target) return `≥ ${target.atLeast}`;
  return `= ${target.exactly}`;
};

/** Three digits are more than these measurements can tell apart. */
export const round = (value: number): string => {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
};

export function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
