import { ProblemError } from '../../../../shared/contracts/client/body-of';

/** What the API found wrong with single fields of a form; the rest of its answer stands elsewhere. */
export function refusedFields(error: unknown): { field: string; message: string }[] {
  if (!(error instanceof ProblemError)) return [];
  return error.problem.errors.flatMap(({ field, message }) => (field ? [{ field, message }] : []));
}
