import type { Context } from '@temporalio/activity';
import { createLogger } from '../shared/infra/logger';
import { logActivities } from './log-activities';
import { sdkLogger } from './sdk-runtime';

function openLog() {
  const lines: object[] = [];
  const logger = createLogger('workers', { LOG_LEVEL: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) });
  return { logger, lines };
}

it.each([
  ['order-o1', {}, 'o1'],
  ['recover-o1', {}, 'o1'],
  ['refund-pi_1', { orderId: 'o1' }, 'o1'],
  ['signup-u1', { userId: 'u1' }, undefined],
])('names workflow, activity and order on what an activity of %s logs', async (workflowId, input, orderId) => {
  const { logger, lines } = openLog();
  const info = { activityType: 'sellTicket', workflowExecution: { workflowId, runId: 'r1' } };
  const { inbound } = logActivities({ info } as Context);
  await inbound.execute?.({ args: [input], headers: {} }, async () => {
    await Promise.resolve();
    logger.info('sold');
  });
  logger.info('outside');
  expect(lines).toEqual([
    expect.objectContaining({ msg: 'sold', workflowId, activityType: 'sellTicket', ...(orderId && { orderId }) }),
    expect.not.objectContaining({ workflowId }),
  ]);
});

it("names the order on the SDK's own lines, and keeps their error and level", () => {
  const { logger, lines } = openLog();
  const meta = { workflowId: 'order-o1', activityType: 'capturePayment', error: new Error('Stripe is away') };
  sdkLogger(logger).warn('Activity failed', meta);
  expect(lines).toMatchObject([
    {
      level: 40,
      msg: 'Activity failed',
      workflowId: 'order-o1',
      orderId: 'o1',
      activityType: 'capturePayment',
      error: { type: 'Error', message: 'Stripe is away' },
    },
  ]);
});

it.each([
  ['a typed refusal is no warning', 'VersionMismatch: ticket t1 is at version 1, not one of [3]', []],
  ['any other failure is', 'StripeAway: no answer', [40]],
  ['one that only contains the name of a type is, too', 'Cannot tell of VersionMismatch: x', [40]],
])('%s', (_title, text, levels) => {
  const { logger, lines } = openLog();
  sdkLogger(logger).warn('Workflow failed', { workflowId: 'edit-ticket-t1-c1', error: new Error(text) });
  expect(lines).toMatchObject(levels.map((level) => ({ level, msg: 'Workflow failed' })));
  expect(lines).toHaveLength(levels.length);
});

it("leaves out Temporal's token of a task, which says nothing to anybody", () => {
  const { logger, lines } = openLog();
  sdkLogger(logger).warn('Activity failed', { activityId: '1', taskToken: 'CiQ0' });
  expect(lines).toEqual([expect.objectContaining({ activityId: '1' })]);
  expect(lines).toEqual([expect.not.objectContaining({ taskToken: 'CiQ0' })]);
});
