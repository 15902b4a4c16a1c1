import {
  ActivityFailure,
  ApplicationFailure,
  ServiceError,
  WorkflowFailedError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { RetryState } from '@temporalio/common';
import mongoose from 'mongoose';
import { ErrorType } from '../shared/contracts/errors';
import { HttpProblem, toHttpProblem } from './errors';
import { FAILURE_ANSWERS } from './problems/failures';

const failure = (type: string) => ApplicationFailure.create({ type, message: `${type}: secret details` });

describe('toHttpProblem', () => {
  it.each(Object.values(ErrorType))('answers a refused update of type %s from the table', (type) => {
    const problem = toHttpProblem(new WorkflowUpdateFailedError('refused', failure(type)));
    expect(problem).toMatchObject({ status: FAILURE_ANSWERS[type].status, title: FAILURE_ANSWERS[type].title });
    expect(problem.message).not.toContain('secret');
  });

  it.each([
    ['TicketUnavailable', 409, 'ticket-unavailable'],
    ['OwnTicket', 403, 'own-ticket'],
    ['TicketBusy', 503, 'ticket-busy'],
    ['VersionMismatch', 412, 'version-mismatch'],
  ])('names %s as %i %s', (type, status, slug) => {
    expect(toHttpProblem(new WorkflowUpdateFailedError('refused', failure(type)))).toMatchObject({ status, slug });
  });

  it('finds the type of an activity failure inside a failed workflow', () => {
    const activity = new ActivityFailure(
      'Activity task failed',
      'editTicket',
      '1',
      RetryState.NON_RETRYABLE_FAILURE,
      'worker',
      failure('TicketSold'),
    );
    const error = new WorkflowFailedError('failed', activity, RetryState.NON_RETRYABLE_FAILURE);
    expect(toHttpProblem(error)).toMatchObject({ status: 409, slug: 'ticket-sold' });
  });

  it.each([
    ['Temporal is away', new ServiceError('14 UNAVAILABLE')],
    ['an update takes too long', new WorkflowUpdateRPCTimeoutOrCancelledError('4 DEADLINE_EXCEEDED')],
    ['MongoDB is away', new mongoose.mongo.MongoNetworkError('connect ECONNREFUSED')],
    [
      'MongoDB ends the socket that is written to',
      Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' }),
    ],
    ['mongoose gives up waiting', new mongoose.Error('Operation `x` buffering timed out after 5000ms')],
  ])('answers 503 with a time to retry when %s', (_when, error) => {
    expect(toHttpProblem(error)).toMatchObject({ status: 503, retryAfter: 2 });
  });

  it('tells nothing of an error that nobody foresaw', () => {
    const problem = toHttpProblem(new Error('the database password is hunter2'));
    expect(problem).toMatchObject({ status: 500, slug: 'internal-error' });
    expect(JSON.stringify([problem.message, problem.errors])).not.toContain('hunter2');
  });

  it('answers 500 to a workflow failure without a type of ours', () => {
    expect(toHttpProblem(new WorkflowUpdateFailedError('refused', failure('constructor'))).status).toBe(500);
  });

  it('keeps the answer of an HttpProblem and always lists an error', () => {
    const problem = new HttpProblem('order-expired');
    expect(toHttpProblem(problem)).toBe(problem);
    expect(problem.errors).toEqual([{ message: 'The payment window has closed' }]);
  });
});
