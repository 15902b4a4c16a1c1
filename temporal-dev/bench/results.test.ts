import { compareResults } from './compare-results';
import { drawBars } from './draw-bars';
import { renderResults } from './render-results';
import { type BenchResult, isMet, type Measured, type Ratio } from './result';
import { withMeasured } from './write-document';

const measured = (label: string, value: number, unit: Measured['unit']): Measured => ({
  label,
  unit,
  value,
  low: value - 1,
  high: value + 1,
});

const ratio = (value: number): Ratio => ({
  label: 'reserve, p50',
  value,
  low: value - 0.1,
  high: value + 0.1,
  ours: measured('POST /api/orders', 60, 'ms'),
  theirs: measured('bare', 40, 'ms'),
  target: { atMost: 1.5 },
});

const result = (value: number, violations: string[] = []): BenchResult => ({
  at: '2026-11-28T18:00:00.000Z',
  commit: 'abc1234',
  isDirty: false,
  isFull: false,
  seconds: 60,
  machine: { cpu: 'a processor', cores: 2, memoryGb: 8, system: 'Linux 6', loadBefore: 0.1 },
  versions: { node: '20.20.2' },
  figures: [
    {
      name: 'reserve',
      title: 'Reserving a ticket',
      seconds: 30,
      ratios: [ratio(value)],
      reported: [measured('a purchase, p50', 80, 'ms')],
      violations,
    },
  ],
});

test('a target is met at its edge, and not beyond', () => {
  expect(isMet({ value: 1.5, target: { atMost: 1.5 } })).toBe(true);
  expect(isMet({ value: 1.51, target: { atMost: 1.5 } })).toBe(false);
  expect(isMet({ value: 0.79, target: { atLeast: 0.8 } })).toBe(false);
  expect(isMet({ value: 100, target: { exactly: 100 } })).toBe(true);
});

test('the table shows both sides, the ratio with its spread, and whether the target is met', () => {
  const text = renderResults(result(1.4));
  expect(text).toMatch(/\| reserve, p50 +\| 60 ms \| 40 ms \| 1\.4 +\| 1\.3 … 1\.5 +\| ≤ 1\.5 +\| yes \|/);
  expect(text).toMatch(/\| a purchase, p50 \| 80 ms \| 79 … 81 +\|/);
  expect(renderResults(result(1.6))).toContain('| no  |');
});

test('a figure with a violation does not count, whatever its ratio', () => {
  const text = renderResults(result(1.4, ['invariant 1: ticket t7 is sold twice']));
  expect(text).toContain('| does not count |');
  expect(text).toContain('ticket t7 is sold twice');
});

test('two runs stand side by side, with what has changed', () => {
  const text = compareResults(result(2), result(1.5));
  expect(text).toMatch(/\| reserve, p50: ratio +\| 2 +\| 1\.5 +\| −25 % +\|/);
  expect(text).toMatch(/\| reserve, p50: bare +\| 40 ms +\| 40 ms +\| ±0 % +\|/);
});

test('the longest bar fills the chart, and texts are safe in XML', () => {
  const svg = drawBars('ours & theirs', [
    { label: '<ours>', value: 50, text: '50 ms' },
    { label: 'theirs', value: 100, text: '100 ms', isLimit: true },
  ]);
  expect(svg).toContain('ours &amp; theirs');
  expect(svg).toContain('&lt;ours&gt;');
  expect(svg.match(/width="(\d+)" height="18"/g)).toEqual(['width="175" height="18"', 'width="350" height="18"']);
});

test('what was measured is put between its marks, and what is by hand stays', () => {
  const document =
    '# Performance\n\n<!-- measured: written by npm run bench -->\nold\n<!-- /measured -->\n\nBy hand.\n';
  const text = withMeasured(document, 'new');
  expect(text).toContain('by npm run bench -->\n\nnew\n\n<!-- /measured -->\n\nBy hand.');
  expect(text).not.toContain('old');
  expect(() => withMeasured('# Performance', 'new')).toThrow('has no place');
});
