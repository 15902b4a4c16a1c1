import type { Problem } from '../../../../shared/contracts/http/problem';
import type { Messages } from './messages/en';

/** The last part of a problem's type: `/problems/ticket-held` → `ticket-held`. */
export const problemSlug = ({ type }: Pick<Problem, 'type'>): string => type.slice(type.lastIndexOf('/') + 1);

/** What the API refused, in the visitor's language where we know the problem, else in the API's words. */
export function problemText(t: Messages, problem: Problem): string {
  return t.problems[problemSlug(problem)] ?? (problem.detail || problem.title);
}
