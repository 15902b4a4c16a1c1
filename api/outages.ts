import {
  ApplicationFailure,
  isGrpcServiceError,
  NamespaceNotFoundError,
  ServiceError,
  WorkflowFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import mongoose from 'mongoose';

const { MongoNetworkError, MongoServerSelectionError, MongoNotConnectedError, MongoTopologyClosedError, MongoError } =
  mongoose.mongo;

/** Temporal did not answer, or not in time: whether it did what was asked is unknown. */
export const isTemporalOutage = (error: unknown): boolean =>
  error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
  error instanceof ServiceError ||
  // A server that is just starting has no namespace yet.
  error instanceof NamespaceNotFoundError ||
  isGrpcServiceError(error) ||
  // Somebody ended the command's workflow half-way: how it ended is unknown, and asking again may do it.
  (error instanceof WorkflowFailedError && !(error.cause instanceof ApplicationFailure));

/** The driver passes some of Node's own errors on as they are: a socket that its server ended while it was written to. */
const SOCKET_ERRORS = ['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT'];

const isSocketError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && SOCKET_ERRORS.includes(String(error.code));

const isDatabaseOutage = (error: unknown): boolean =>
  isSocketError(error) ||
  error instanceof MongoNetworkError ||
  error instanceof MongoServerSelectionError ||
  error instanceof MongoNotConnectedError ||
  error instanceof MongoTopologyClosedError ||
  (error instanceof MongoError && error.hasErrorLabel('RetryableWriteError')) ||
  error instanceof mongoose.Error.MongooseServerSelectionError ||
  // Mongoose has no class for what it could not send before its patience ended.
  (error instanceof mongoose.Error && error.message.includes('buffering timed out'));

/** Temporal or MongoDB is away: the request may be sent again. */
export const isOutage = (error: unknown): boolean => isTemporalOutage(error) || isDatabaseOutage(error);
