import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { ErrorType } from '../shared/contracts/errors';

/**
 * A permanent answer: Temporal does not retry it, and it is no cause for alarm, in logs and metrics. `details` carry ids,
 * never documents.
 */
export const permanentFailure = (type: ErrorType, message: string, ...details: unknown[]): ApplicationFailure =>
  ApplicationFailure.create({
    type,
    message: `${type}: ${message}`,
    nonRetryable: true,
    details,
    category: ApplicationFailureCategory.BENIGN,
  });

/** Nothing permanent: Temporal asks again. */
export const retryableFailure = (type: string, message: string): ApplicationFailure =>
  ApplicationFailure.create({ type, message: `${type}: ${message}`, nonRetryable: false });
