import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';

/** The permanent answer inside an activity's failure, matched by `type`; undefined for anything else. */
export function permanentAnswer(error: unknown): ApplicationFailure | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.nonRetryable ? cause : undefined;
}

/** Lets a workflow fail with an activity's permanent answer itself, so that its caller finds the type directly. */
export function rethrowPermanent(error: unknown): never {
  throw permanentAnswer(error) ?? error;
}
