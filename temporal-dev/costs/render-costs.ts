import { sum } from './count-actions';
import type { Cost } from './measure';

export interface Costs {
  orders: number;
  byEnding: Map<string, Cost>;
  /** Ms of CPU per second. */
  idle: Map<string, number>;
  waiting: { orders: number; bytes: Map<string, number> };
}

const round = (value: number, digits = 1): string => value.toFixed(digits);
const kilobytes = (bytes: number): string => `${round(bytes / 1024)} kB`;

/** The tables of docs/scaling.md. */
export function renderCosts({ orders, byEnding, idle, waiting }: Costs): string {
  const costs = [...byEnding.values()];
  const table = (rows: (readonly [string, ...string[]])[], head: string[]) =>
    [head, ...rows]
      .map((cells) => `| ${cells.join(' | ')} |`)
      .toSpliced(1, 0, `|${'---|'.repeat(head.length)}`)
      .join('\n');
  const row = (title: string, cell: (cost: Cost) => string) => [title, ...costs.map(cell)] as const;
  const names = (of: (cost: Cost) => Map<string, number>) => [
    ...new Set(costs.flatMap((cost) => [...of(cost).keys()])),
  ];
  const parts = names(({ cpuMs }) => cpuMs).sort();

  const perOrder = [
    row('Temporal: actions', ({ history }) => (history ? round(sum(history.actions)) : '0')),
    ...names(({ history }) => history?.actions ?? new Map()).map((kind) =>
      row(`· ${kind}`, ({ history }) => round(history?.actions.get(kind) ?? 0)),
    ),
    row('Temporal: events of history', ({ history }) => round(history?.events ?? 0)),
    row('Temporal: writes of its state', ({ history }) => round(history?.transitions ?? 0)),
    row('Temporal: size of history', ({ history }) => kilobytes(history?.bytes ?? 0)),
    row('MongoDB: commands', ({ commands }) => round(sum(commands))),
    ...names(({ commands }) => commands)
      .filter((name) => costs.some(({ commands }) => (commands.get(name) ?? 0) >= 0.05))
      .map((name) => row(`· \`${name}\``, ({ commands }) => round(commands.get(name) ?? 0))),
    row('MongoDB: bytes there and back', ({ mongoBytes }) => kilobytes(mongoBytes)),
    row('NATS: messages', ({ messages }) => round(messages)),
    row('NATS: bytes stored', ({ messageBytes }) => kilobytes(messageBytes)),
    row('CPU of all parts', ({ cpuMs }) => `${round(sum(cpuMs))} ms`),
    ...parts.map((part) => row(`· ${part}`, ({ cpuMs }) => `${round(cpuMs.get(part) ?? 0)} ms`)),
  ];
  const perPart = parts.map(
    (part) =>
      [part, `${round(idle.get(part) ?? 0)} ms/s`, kilobytes(Math.max(0, waiting.bytes.get(part) ?? 0))] as const,
  );
  return [
    `Means of ${orders} orders each:`,
    table(perOrder, ['one order that is', ...byEnding.keys()]),
    `Means of ${waiting.orders} orders that wait:`,
    table(perPart, ['part', 'CPU while nothing happens', 'memory of one more order that waits']),
  ].join('\n\n');
}
