import type { Schemas } from './create-client.js';

type Problem = Schemas['Problem'];

/** The API said no; `problem` is what it said. Decide by `problem.type`. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.title} (${problem.type}): ${problem.detail}`);
  }
}

interface Call<Body> {
  data?: Body;
  error?: Problem;
  response: Response;
}

/**
 * The body of a client's call that succeeded. Throws ProblemError when the API said no, and an Error when something on the
 * way to it did.
 */
export async function bodyOf<Body>(call: Promise<Call<Body>>): Promise<Body> {
  const { data, error, response } = await call;
  // 204 has no body, and its type says so.
  if (response.ok) return data as Body;
  // A proxy may answer in the API's place, with a page or with nothing.
  if (typeof error === 'object') throw new ProblemError(error);
  throw new Error(`${response.url} answered ${response.status} without saying why`);
}
