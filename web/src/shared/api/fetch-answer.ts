import type { Problem } from '../../../../shared/contracts/http/problem';
import { serverClock } from './server-clock';

/** The types of the problems that the storefront finds itself. */
export const UNREACHABLE = '/problems/unreachable';
const UNEXPLAINED = '/problems/unexplained';

const ownProblem = (type: string, status: number, instance: string): Response =>
  Response.json(
    { type, title: type, status, detail: '', instance, requestId: '', errors: [{ message: type }] } satisfies Problem,
    { status, headers: { 'content-type': 'application/problem+json' } },
  );

/**
 * The browser's fetch, whose every refusal is a Problem: also when there is no connection, and when something between us
 * and the API answers in its place. Takes note of the server's time.
 */
export async function fetchAnswer(request: Request): Promise<Response> {
  const sentMs = Date.now();
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    return ownProblem(UNREACHABLE, 503, request.url);
  }
  serverClock.observe(response.headers.get('date'), sentMs, Date.now());
  const isExplained = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return response.ok || isExplained ? response : ownProblem(UNEXPLAINED, response.status, request.url);
}
