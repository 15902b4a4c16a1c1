import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../stack/project-root';
import { countActions, sum } from './count-actions';

const recorded = (name: string) =>
  JSON.parse(readFileSync(join(projectRoot(), 'workflows', 'histories', `${name}.history.json`), 'utf8'));

it('counts what is billed of a purchase, and not what the SDK does in between', () => {
  const { events } = recorded('completed');
  const counts = countActions({ events });
  expect(counts.get('workflow started')).toBe(1);
  expect((counts.get('activities') ?? 0) + (counts.get('local activities') ?? 0)).toBeGreaterThanOrEqual(7);
  expect(counts.get('updates')).toBe(2);
  expect(sum(counts)).toBeLessThan(events.length / 2);
});

it('counts every attempt of an activity', () => {
  const events = [2, 1].map((attempt) => ({ activityTaskStartedEventAttributes: { attempt } }));
  expect([...countActions({ events })]).toEqual([['activities', 3]]);
});
