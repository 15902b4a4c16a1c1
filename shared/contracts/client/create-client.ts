import createFetchClient, { type Client, type ClientOptions } from 'openapi-fetch';
// With the extension that Node's modules want: these files are copied into projects of every kind.
import type { components, paths } from './api-types.js';

/** The bodies of the API by the names that its documentation gives them: `Schemas['Ticket']`. */
export type Schemas = components['schemas'];

export type ApiClient = Client<paths>;

interface ApiClientOptions extends Omit<ClientOptions, 'baseUrl'> {
  /** Where the API is, such as `http://localhost:3000`; in a page of its own origin, nothing. */
  baseUrl?: string;
  /** An access token of POST /api/users/token; browsers have the session cookie instead. */
  token?: string;
}

/**
 * A typed client of the REST API, in browsers and in Node: every path, parameter, body and answer is checked by the
 * compiler. A call answers `{ data }` or, from status 400 on, `{ error }`, a Problem; it throws only when there is no answer.
 */
export function createApiClient({ token, headers, ...options }: ApiClientOptions = {}): ApiClient {
  return createFetchClient<paths>({
    ...options,
    headers: token === undefined ? headers : { Authorization: `Bearer ${token}`, ...headers },
  });
}
