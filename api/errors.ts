import { ApplicationFailure, WorkflowFailedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ErrorType } from '../shared/contracts/errors';
import type { Problem, ProblemError } from '../shared/contracts/http/problem';
import { isOutage } from './outages';
import { PROBLEMS, type ProblemSlug, slugOf } from './problems';

/**
 * What the next request with the same Idempotency-Key gets: this answer again, the same order, ticket or attempt
 * while its outcome is unknown, or a fresh try.
 */
export type Retry = 'replay' | 'reattach' | 'afresh';

interface ProblemOptions {
  /** What is wrong in this case; by default the title. */
  detail?: string;
  errors?: ProblemError[];
  /** Extra members of the problem document. */
  members?: Record<string, unknown>;
  retry?: Retry;
  cause?: unknown;
}

/** An error that knows its HTTP answer. The slug's entry in `api/problems` gives status and title, and its page. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly title: string;
  readonly errors: ProblemError[];
  readonly retryAfter?: number;
  readonly members: Record<string, unknown>;
  readonly retry?: Retry;

  constructor(
    readonly slug: ProblemSlug,
    { detail, errors, members, retry, cause }: ProblemOptions = {},
  ) {
    const { status, title, retryAfter } = PROBLEMS[slug];
    super(detail ?? title, { cause });
    this.status = status;
    this.title = title;
    this.retryAfter = retryAfter;
    this.errors = errors ?? [{ message: detail ?? title }];
    this.members = members ?? {};
    this.retry = retry;
  }
}

/** What a client is told (RFC 9457). */
export const problemDocument = (
  problem: HttpProblem,
  { instance, requestId }: Pick<Problem, 'instance' | 'requestId'>,
): Problem => ({
  type: `/problems/${problem.slug}`,
  title: problem.title,
  status: problem.status,
  detail: problem.message,
  instance,
  requestId,
  errors: problem.errors,
  ...problem.members,
});

/** The answer for a failure's type. Its outcome is known, so a retry starts afresh where it may succeed. */
export function failureProblem(type: ErrorType, errors?: ProblemError[]): HttpProblem {
  const slug = slugOf(type);
  const { status } = PROBLEMS[slug];
  return new HttpProblem(slug, { errors, retry: status === 409 || status >= 500 ? 'afresh' : 'replay' });
}

export const notFound = (): HttpProblem => new HttpProblem('not-found');

export const invalidRequest = (errors: ProblemError[]): HttpProblem => new HttpProblem('invalid-request', { errors });

/** 503: nothing is known to have happened; the same request may be sent again. */
export const unavailable = (detail?: string, cause?: unknown): HttpProblem =>
  new HttpProblem('unavailable', { detail, cause });

const isErrorType = (type: string | null | undefined): type is ErrorType => !!type && Object.hasOwn(ErrorType, type);

/** The typed refusal inside what Temporal's client throws; undefined when there is none. */
export function workflowRefusal(error: unknown): { type: ErrorType; details: unknown[] } | undefined {
  if (!(error instanceof WorkflowUpdateFailedError || error instanceof WorkflowFailedError)) return undefined;
  for (let cause: unknown = error.cause; cause instanceof Error; cause = cause.cause)
    if (cause instanceof ApplicationFailure && isErrorType(cause.type))
      return { type: cause.type, details: cause.details ?? [] };
  return undefined;
}

/** The status that Express and its parsers give their own errors. */
const clientErrorStatus = (error: unknown): number | undefined => {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
};

const CLIENT_ERRORS: Record<number, ProblemSlug> = { 413: 'body-too-large', 415: 'unsupported-media-type' };

/** body-parser's name for what JSON.parse refused. */
const isBadJson = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'type' in error && error.type === 'entity.parse.failed';

const unreadable = (cause: unknown): HttpProblem => {
  const detail = isBadJson(cause) ? 'The body is not valid JSON, or not an object' : 'The request could not be read';
  return new HttpProblem('invalid-request', { detail, cause });
};

/** Whatever was thrown, as the answer to the client. What nobody foresaw is a 500 that tells nothing of the inside. */
export function toHttpProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const refusal = workflowRefusal(error);
  if (refusal) return failureProblem(refusal.type);
  if (isOutage(error)) return unavailable(undefined, error);
  // A path that is not valid percent-encoding names nothing.
  if (error instanceof URIError) return notFound();
  const status = clientErrorStatus(error);
  if (status) {
    const slug = CLIENT_ERRORS[status];
    return slug ? new HttpProblem(slug, { cause: error }) : unreadable(error);
  }
  return new HttpProblem('internal-error', { cause: error });
}
