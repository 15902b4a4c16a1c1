import { ProblemError } from '../../../../shared/contracts/client/body-of';

export const isStatus = (error: unknown, status: number): error is ProblemError =>
  error instanceof ProblemError && error.problem.status === status;
