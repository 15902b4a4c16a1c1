import { INVARIANTS } from '../checker/invariants';
import type { Verdict } from './judge';
import type { RunRecord } from './record';

/** A whole run, when it is over. */
export interface RunResult extends Verdict {
  record: RunRecord;
  /** What had not come to its end. */
  unsettled: string[];
}

const SHOWN = 5;

/** Nothing was broken, everything has come to an end, and every answer was a documented one. */
export const isClean = ({ violations, unsettled, record }: RunResult): boolean =>
  violations.length === 0 && unsettled.length === 0 && record.complaints.length === 0;

/** The tables of a run, as Markdown that reads well in a terminal too. */
export function renderReport(result: RunResult): string {
  const { record, snapshot, unsettled, violations } = result;
  const sections = [
    table(['fault', 'times'], sorted(record.faults)),
    table(['buyer', 'times'], sorted(record.endings)),
    table(
      ['request', 'answers'],
      [...record.answers].sort().map(([call, answers]) => [call, sorted(answers).map(timesOf).join(', ')]),
    ),
    table(['orders', 'number'], sorted(countEndings(snapshot.orders))),
    table(['invariant', 'violations'], invariantRows(result)),
    ...Object.keys(INVARIANTS).flatMap((number) =>
      list(
        `violations of invariant ${number}`,
        violations.filter(({ invariant }) => invariant === Number(number)).map(({ message }) => message),
      ),
    ),
    ...list('clients gave up waiting', sorted(record.gaveUp).map(timesOf)),
    ...list('answers that are not documented', record.complaints),
    ...list('not settled', unsettled),
  ];
  return sections.join('\n\n');
}

const timesOf = ([what, times]: string[]): string => `${what} × ${times}`;

const invariantRows = ({ violations }: RunResult): string[][] =>
  Object.entries(INVARIANTS).map(([number, { title }]) => [
    `${number}. ${title}`,
    String(violations.filter(({ invariant }) => invariant === Number(number)).length),
  ]);

type Ended = Pick<Verdict['snapshot']['orders'][number], 'status' | 'cancelReason' | 'payment'>;

/** Orders by how they ended: `complete`, `complete, refunded`, `cancelled: expired` … */
export function countEndings(orders: readonly Ended[]): Map<string, number> {
  const endings = new Map<string, number>();
  for (const { status, cancelReason, payment } of orders) {
    const isRefunded = status === 'complete' && payment?.status === 'refunded';
    const ending = isRefunded ? 'complete, refunded' : status === 'cancelled' ? `cancelled: ${cancelReason}` : status;
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
  }
  return endings;
}

const sorted = (counts: ReadonlyMap<string | number, number>): string[][] =>
  [...counts].map(([name, number]) => [String(name), String(number)]).sort();

function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

const list = (title: string, items: string[]): string[] =>
  items.length === 0
    ? []
    : [[`${title} (${items.length}):`, ...items.slice(0, SHOWN).map((item) => `  ${item}`)].join('\n')];
