import { round, show, table } from './render-results';
import type { BenchResult, Measured, Ratio } from './result';

/** Two runs side by side: every ratio, what it was made of, and what was only reported. */
export function compareResults(before: BenchResult, after: BenchResult): string {
  const rows = [...rowsOf(before).keys(), ...rowsOf(after).keys()].filter(isFirst).map((label) => {
    const [was, is] = [rowsOf(before).get(label), rowsOf(after).get(label)];
    return [label, was?.text ?? '', is?.text ?? '', was && is ? change(was.value, is.value) : ''];
  });
  return table(['', nameOf(before), nameOf(after), 'change'], rows);
}

const isFirst = (label: string, index: number, labels: string[]): boolean => labels.indexOf(label) === index;

const nameOf = ({ commit, isDirty, at }: BenchResult): string =>
  `${commit}${isDirty ? ' and changes' : ''}, ${at.slice(0, 16).replace('T', ' ')}`;

interface Row {
  value: number;
  text: string;
}

function rowsOf({ figures }: BenchResult): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { ratios, reported } of figures) {
    for (const ratio of ratios) addRatio(rows, ratio);
    for (const measured of reported) rows.set(measured.label, rowOf(measured));
  }
  return rows;
}

function addRatio(rows: Map<string, Row>, { label, value, ours, theirs }: Ratio): void {
  rows.set(`${label}: ratio`, { value, text: round(value) });
  rows.set(`${label}: ${ours.label}`, rowOf(ours));
  rows.set(`${label}: ${theirs.label}`, rowOf(theirs));
}

const rowOf = (measured: Measured): Row => ({ value: measured.value, text: show(measured) });

function change(before: number, after: number): string {
  if (before === 0) return '';
  const percent = Math.round((after / before - 1) * 100);
  return `${percent > 0 ? '+' : percent < 0 ? '−' : '±'}${Math.abs(percent)} %`;
}
