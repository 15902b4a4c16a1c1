import type { Problem } from '../../../../shared/contracts/http/problem';
import { ApiError } from './request';

/** What a form's action gives back when the API refused: shown beside the form instead of an error page. */
export interface Refusal {
  problem: Problem;
}

/** Runs a command; a refusal becomes a value, anything unforeseen stays an error. */
export async function attempt<T>(command: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await command();
  } catch (error) {
    if (error instanceof ApiError) return { problem: error.problem };
    throw error;
  }
}

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'problem' in value;
