import type { Problem } from '../../../../shared/contracts/http/problem';

/** The API said no; `problem` is what it said. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail || problem.title);
  }
}

interface RequestOptions {
  body?: unknown;
  /** Names the command: when it is sent again, after a lost answer, it is done once. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

const unreachable = (path: string): Problem => ({
  type: 'about:blank',
  title: 'The service cannot be reached',
  status: 503,
  detail: 'The service cannot be reached. Check your connection and try again.',
  instance: path,
  requestId: '',
  errors: [],
});

const speechless = (path: string, status: number): Problem => ({
  ...unreachable(path),
  status,
  title: 'Something went wrong',
  detail: 'The service did not say why. Try again in a moment.',
});

/** One call of the REST API. Answers the JSON body (undefined for 204); throws ApiError for everything from 400 on. */
export async function request<T>(
  method: string,
  path: string,
  { body, idempotencyKey, signal }: RequestOptions = {},
): Promise<T> {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(503, unreachable(path));
  }
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const answer: unknown = isJson ? await response.json() : undefined;
  if (!response.ok)
    throw new ApiError(response.status, { ...speechless(path, response.status), ...(answer as Partial<Problem>) });
  return answer as T;
}

/** Random, for Idempotency-Key. (`crypto.randomUUID` is absent on pages served over plain HTTP.) */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
