import { openRecord } from './record';
import { countEndings, isClean, type RunResult, renderReport } from './report';

const clean = (): RunResult => ({
  record: openRecord(),
  unsettled: [],
  violations: [],
  snapshot: {
    nowMs: 0,
    tickets: [],
    holds: [],
    orders: [],
    payments: [],
    slots: [],
    events: [],
    ledger: [],
    runningOrderIds: [],
    acknowledged: [],
  },
});

it('is clean without a violation, an open order or an undocumented answer', () => {
  expect(isClean(clean())).toBe(true);
});

it.each([
  ['a violation', { violations: [{ invariant: 2, message: 'order o1 was charged 2 times' }] }],
  ['an open order', { unsettled: ['1 orders that wait'] }],
  ['an undocumented answer', { record: { ...openRecord(), complaints: ['POST /api/orders answered 500'] } }],
])('is not clean with %s', (_what, changes) => {
  expect(isClean({ ...clean(), ...changes })).toBe(false);
});

it('counts orders by how they ended', () => {
  const payment = { id: 'pi_1', amount: 100, currency: 'usd' as const, createdAt: '2026-01-01T00:00:00Z' };
  const endings = countEndings([
    { status: 'complete', cancelReason: null, payment: { ...payment, status: 'captured' } },
    { status: 'complete', cancelReason: null, payment: { ...payment, status: 'refunded' } },
    { status: 'cancelled', cancelReason: 'expired', payment: null },
    { status: 'cancelled', cancelReason: 'expired', payment: null },
    { status: 'awaiting-payment', cancelReason: null, payment: null },
  ]);
  expect(Object.fromEntries(endings)).toEqual({
    complete: 1,
    'complete, refunded': 1,
    'cancelled: expired': 2,
    'awaiting-payment': 1,
  });
});

it('shows faults, answers, every invariant with its violations, and what they are', () => {
  const result = clean();
  result.record.faults.set('nats killed', 3);
  result.record.answers.set(
    'POST /api/orders',
    new Map<number | 'none', number>([
      [201, 4],
      ['none', 1],
    ]),
  );
  result.violations.push(
    { invariant: 2, message: 'order o1 was charged 2 times' },
    { invariant: 2, message: 'order o2 was charged 3 times' },
  );
  const report = renderReport(result);
  expect(report).toMatch(/\| nats killed +\| 3 +\|/);
  expect(report).toMatch(/\| POST \/api\/orders +\| 201 × 4, none × 1 +\|/);
  expect(report).toMatch(/\| 2\. At most one net charge .*\| 2 +\|/);
  expect(report.match(/\| [1-8]\. /g)).toHaveLength(8);
  expect(report).toContain('violations of invariant 2 (2):\n  order o1 was charged 2 times\n  order o2 was');
});
