import { ApplicationFailure, WorkflowFailedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ErrorType } from '../shared/contracts/errors';
import type { ProblemError } from '../shared/contracts/http/problem';
import { isOutage } from './outages';

interface Answer {
  status: number;
  title: string;
  /** Seconds after which asking again makes sense. */
  retryAfter?: number;
}

/** How each failure that a workflow answers with is told to a client. */
export const FAILURE_ANSWERS: Record<ErrorType, Answer> = {
  TicketNotFound: { status: 404, title: 'There is no such ticket' },
  TicketUnavailable: { status: 409, title: 'This ticket is held or sold' },
  TicketBusy: { status: 503, title: 'This ticket is being changed; try again in a moment', retryAfter: 1 },
  OwnTicket: { status: 403, title: 'You cannot buy your own ticket' },
  TooManyOpenOrders: { status: 409, title: 'You have too many open orders; pay or cancel one first' },
  ReserveTimedOut: { status: 503, title: 'The ticket could not be reserved in time; try again', retryAfter: 2 },
  OrderClosed: { status: 409, title: 'The order is closed' },
  NotTheSeller: { status: 403, title: 'Only the seller can change a ticket' },
  TicketHeld: { status: 409, title: 'Somebody is buying this ticket; it cannot be changed now' },
  TicketSold: { status: 409, title: 'The ticket is sold and can no longer be changed' },
  VersionMismatch: { status: 412, title: 'The ticket has changed since you read it' },
  OrderAlreadyComplete: { status: 409, title: 'The order is paid already' },
  OrderAlreadyCancelled: { status: 409, title: 'The order is cancelled already' },
  OrderNotWaiting: { status: 409, title: 'The order is not waiting for its payment' },
  ExtensionNotAllowed: { status: 409, title: 'The payment window cannot be extended any more' },
  PaymentRefused: { status: 402, title: 'The payment was refused' },
  AuthorizationLost: { status: 409, title: 'The payment is no longer authorized' },
  HoldLost: { status: 409, title: 'The ticket is no longer held for this order' },
  OrderNotComplete: { status: 409, title: 'Only a paid order can be refunded' },
  EventHasBegun: { status: 409, title: 'The event has begun; the order can no longer be refunded' },
  UserNotFound: { status: 404, title: 'There is no such user' },
};

/**
 * What the next request with the same Idempotency-Key gets: this answer again, the same order, ticket or attempt
 * while its outcome is unknown, or a fresh try.
 */
export type Retry = 'replay' | 'reattach' | 'afresh';

interface ProblemOptions {
  /** The last part of the problem's `type`: `/problems/<slug>`. */
  slug: string;
  title: string;
  detail?: string;
  errors?: ProblemError[];
  retryAfter?: number;
  /** Extra members of the problem document. */
  members?: Record<string, unknown>;
  retry?: Retry;
  cause?: unknown;
}

/** An error that knows its HTTP answer. */
export class HttpProblem extends Error {
  readonly slug: string;
  readonly title: string;
  readonly errors: ProblemError[];
  readonly retryAfter?: number;
  readonly members: Record<string, unknown>;
  readonly retry?: Retry;

  constructor(
    readonly status: number,
    { slug, title, detail, errors, retryAfter, members, retry, cause }: ProblemOptions,
  ) {
    super(detail ?? title, { cause });
    this.slug = slug;
    this.title = title;
    this.errors = errors ?? [{ message: detail ?? title }];
    this.retryAfter = retryAfter;
    this.members = members ?? {};
    this.retry = retry;
  }
}

const kebabCase = (name: string): string => name.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** The answer for a failure's type. Its outcome is known, so a retry starts afresh where it may succeed. */
export function failureProblem(type: ErrorType, errors?: ProblemError[]): HttpProblem {
  const { status, title, retryAfter } = FAILURE_ANSWERS[type];
  const retry: Retry = status === 409 || status >= 500 ? 'afresh' : 'replay';
  return new HttpProblem(status, { slug: kebabCase(type), title, retryAfter, errors, retry });
}

export const notFound = (title = 'There is nothing here'): HttpProblem =>
  new HttpProblem(404, { slug: 'not-found', title });

export const invalidRequest = (errors: ProblemError[]): HttpProblem =>
  new HttpProblem(400, { slug: 'invalid-request', title: 'The request is not valid', errors });

/** 503: nothing is known to have happened; the same request may be sent again. */
export const unavailable = (title: string, cause?: unknown): HttpProblem =>
  new HttpProblem(503, { slug: 'unavailable', title, retryAfter: 2, cause });

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

const CLIENT_ERROR_TITLES: Record<number, { slug: string; title: string }> = {
  400: { slug: 'invalid-request', title: 'The request could not be read' },
  413: { slug: 'body-too-large', title: 'The body is too large' },
  415: { slug: 'unsupported-media-type', title: 'The body must be JSON, in UTF-8' },
};

/** Whatever was thrown, as the answer to the client. What nobody foresaw is a 500 that tells nothing of the inside. */
export function toHttpProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const refusal = workflowRefusal(error);
  if (refusal) return failureProblem(refusal.type);
  if (isOutage(error)) return unavailable('The service is temporarily unavailable; try again in a moment', error);
  // A path that is not valid percent-encoding names nothing.
  if (error instanceof URIError) return notFound();
  const status = clientErrorStatus(error);
  if (status) {
    const known = CLIENT_ERROR_TITLES[status] ?? { slug: 'invalid-request', title: 'The request was refused' };
    return new HttpProblem(status, { ...known, cause: error });
  }
  return new HttpProblem(500, { slug: 'internal-error', title: 'Something went wrong on our side', cause: error });
}
