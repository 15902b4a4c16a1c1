import type { Problem } from '../shared/contracts/http/problem';
import type { SignedInUser } from '../shared/contracts/http/users';

/** The REST API cannot be reached, or answered with a status that the caller did not expect. */
export class ApiError extends Error {}

function unexpected(call: string, status: number, { errors, detail, title }: Partial<Problem>): ApiError {
  const reasons = errors?.map(({ field, message }) => (field ? `${field} ${message}` : message)).join('; ');
  return new ApiError(`${call} answered ${status}: ${reasons || detail || title || 'without saying why'}`);
}

export interface Answer<T> {
  status: number;
  /** The body as it came; `null` when there was none. */
  body: T;
}

interface RequestOptions {
  /** Sent as JSON; bytes are sent as they are, under a Content-Type that `headers` names. */
  body?: unknown;
  idempotencyKey?: string;
  /** Beside those that every call has. */
  headers?: Record<string, string>;
  /** Statuses that are answers and not errors; every other one throws ApiError. Default: 200 to 299. */
  expect?: number[];
}

/** One visitor of the REST API: keeps the session cookie between calls, as a browser does. */
export interface ApiSession {
  request<T>(method: string, path: string, options?: RequestOptions): Promise<Answer<T>>;
  /** The Cookie header that its calls carry now. */
  cookie(): string;
}

/** How long an answer may take; well above how long tests let the API itself wait for a workflow. */
const REQUEST_TIMEOUT_MS = 180_000;

/** With several addresses, of APIs on one stack, each call goes to the next. */
export function openSession(api: string | readonly string[]): ApiSession {
  const apiUrls = [api].flat();
  let turn = 0;
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map((pair) => pair.join('=')).join('; ');
  return {
    cookie,
    async request<T>(method: string, path: string, { body, idempotencyKey, headers, expect }: RequestOptions = {}) {
      const apiUrl = apiUrls[turn++ % apiUrls.length];
      const response = await fetch(new URL(path, apiUrl), {
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
          ...headers,
          ...(cookies.size ? { cookie: cookie() } : {}),
        },
        body: body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body),
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      }).catch((error: Error) => {
        const why = error.cause instanceof Error ? error.cause.message : error.message;
        throw new ApiError(`${method} ${path} got no answer from ${apiUrl}: ${why}`);
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (name !== undefined && value !== undefined) cookies.set(name, value);
      }
      const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
      const answer: unknown = isJson ? await response.json() : null;
      if (expect ? !expect.includes(response.status) : !response.ok)
        throw unexpected(`${method} ${path}`, response.status, (answer ?? {}) as Partial<Problem>);
      return { status: response.status, body: answer as T };
    },
  };
}

/** Signs a user up, or in when the email address is known already. */
export async function signUpOrIn(
  session: ApiSession,
  user: { email: string; password: string; name: string },
): Promise<SignedInUser> {
  const signUp = await session.request<SignedInUser>('POST', '/api/users/signup', { body: user, expect: [201, 409] });
  if (signUp.status === 201) return signUp.body;
  const { email, password } = user;
  return (await session.request<SignedInUser>('POST', '/api/users/signin', { body: { email, password } })).body;
}
