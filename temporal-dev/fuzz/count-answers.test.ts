import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countAnswers, renderAnswers } from './count-answers';

const scenario = (answers: [method: string, path: string, status: number | null][]) => ({
  ScenarioFinished: {
    recorder: {
      cases: Object.fromEntries(answers.map(([method, path], id) => [id, { value: { method, path } }])),
      interactions: Object.fromEntries(
        answers.map(([, , status], id) => [id, { response: status === null ? null : { status_code: status } }]),
      ),
    },
  },
});

test('tells how often each call was answered with what, and what got no answer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ticketing-fuzz-'));
  const log = join(folder, 'events.ndjson');
  const events = [
    { EngineStarted: {} },
    { ScenarioFinished: { recorder: { label: 'POST /api/users/signout' } } },
    scenario([
      ['GET', '/api/tickets', 200],
      ['GET', '/api/tickets', 400],
      ['TRACE', '/api/tickets', 405],
    ]),
    scenario([
      ['GET', '/api/tickets', 200],
      ['POST', '/api/orders', null],
      ['OPTIONS', '/api/orders', 204],
    ]),
  ];
  await writeFile(log, events.map((event) => JSON.stringify(event)).join('\n'));
  expect(renderAnswers(await countAnswers(log)).replace(/ {2,}/g, '  ')).toBe(
    [
      'GET /api/tickets  200 × 2, 400 × 1',
      'POST /api/orders  none × 1',
      'other methods  204 or 405 × 2',
      '6 requests',
    ].join('\n'),
  );
  await rm(folder, { recursive: true });
});
