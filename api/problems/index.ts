import type { ErrorType } from '../../shared/contracts/errors';
import { FAILURE_ANSWERS } from './failures';
import type { ProblemType } from './problem-type';
import { REFUSALS } from './refusals';

type KebabCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? Rest extends Uncapitalize<Rest>
    ? `${Lowercase<First>}${KebabCase<Rest>}`
    : `${Lowercase<First>}-${KebabCase<Rest>}`
  : Name;

/** The last part of a problem's `type`, `/problems/<slug>`: a name that stays, for clients decide by it. */
export type ProblemSlug = keyof typeof REFUSALS | KebabCase<ErrorType>;

export const slugOf = (type: ErrorType): ProblemSlug =>
  type.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase() as ProblemSlug;

const failures = Object.entries(FAILURE_ANSWERS).map(([type, answer]) => [slugOf(type as ErrorType), answer]);

/** Every problem that the API answers with. */
export const PROBLEMS: Readonly<Record<ProblemSlug, ProblemType>> = { ...REFUSALS, ...Object.fromEntries(failures) };

export const isProblemSlug = (text: string): text is ProblemSlug => Object.hasOwn(PROBLEMS, text);
