import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** What is read of a line of Schemathesis's event log. */
const lineSchema = z.object({
  ScenarioFinished: z
    .object({
      recorder: z.object({
        // A scenario that was skipped has neither.
        cases: z
          .record(z.string(), z.object({ value: z.object({ method: z.string(), path: z.string() }) }))
          .default({}),
        interactions: z
          .record(z.string(), z.object({ response: z.object({ status_code: z.int() }).nullish() }))
          .default({}),
      }),
    })
    .optional(),
});

/** How often each status came, by the call that it answered, such as `GET /api/tickets`; 'none' is no answer at all. */
export type Answers = Record<string, Record<string, number>>;

/** Counts the answers in an event log, the file that `--report-ndjson-path` names. */
export async function countAnswers(file: string): Promise<Answers> {
  const answers: Answers = {};
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { cases = {}, interactions = {} } = lineSchema.parse(JSON.parse(line)).ScenarioFinished?.recorder ?? {};
    for (const [id, { response }] of Object.entries(interactions)) {
      const asked = cases[id]?.value;
      const call = asked ? `${asked.method} ${asked.path}` : 'unknown';
      const status = response?.status_code ?? 'none';
      answers[call] = { ...answers[call], [status]: (answers[call]?.[status] ?? 0) + 1 };
    }
  }
  return answers;
}

/** What the document does not name: a method that the path lacks, or the question which ones it takes. */
const isUndocumented = ([call, counts]: [string, Record<string, number>]): boolean =>
  call.startsWith('OPTIONS ') || Object.keys(counts).every((status) => status === '405');

const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0);

/** A line for each call and the sum, so that a reader sees how deep the run went. */
export function renderAnswers(answers: Answers): string {
  const calls = Object.entries(answers).toSorted(([a], [b]) => a.localeCompare(b));
  const others = calls.filter(isUndocumented);
  const lines = calls
    .filter((call) => !others.includes(call))
    .map(([call, counts]) => {
      const statuses = Object.entries(counts).map(([status, count]) => `${status} × ${count}`);
      return `${call.padEnd(34)} ${statuses.join(', ')}`;
    });
  const requestsOf = (some: typeof calls) => sum(some.flatMap(([, counts]) => Object.values(counts)));
  return [
    ...lines,
    `${'other methods'.padEnd(34)} 204 or 405 × ${requestsOf(others)}`,
    `${requestsOf(calls)} requests`,
  ].join('\n');
}
