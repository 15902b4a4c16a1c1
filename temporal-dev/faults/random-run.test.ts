import { runRandomly } from './random-run';
import { isClean, renderReport } from './report';

/** The real stack, killed and stopped part by part while people buy. `npm run faults` does the same for longer. */
it('keeps every promise to 25 orders while everything breaks', async () => {
  const lines: string[] = [];
  const result = await runRandomly({
    orders: 25,
    seed: 4,
    say: (line) => lines.push(line),
    // Recovery takes its minute or two.
    without: ['pays, and an operator terminates the workflow'],
  });
  // Shown when it fails: which promise, to whom.
  expect(isClean(result) || [...lines, renderReport(result)].join('\n')).toBe(true);
  expect(result.snapshot.orders.length).toBeGreaterThanOrEqual(25);
  expect(result.record.faults.size).toBeGreaterThan(5);
}, 600_000);
