import { ProblemError } from '../../../../shared/contracts/client/body-of';

/** Commands that are on their way, by their intent. */
const running = new Map<string, Promise<unknown>>();
/** Keys of commands whose outcome is not known. */
const undecided = new Map<string, string>();

/** Random, for Idempotency-Key. (`crypto.randomUUID` is absent on pages served over plain HTTP.) */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** An earlier request with this key, such as one whose answer was lost, is still being answered. */
const IN_USE = '/problems/idempotency-key-in-use';

/** The answer settles the matter: the same intent later is a new one. A refusal that may pass keeps its key. */
const isFinal = (error: unknown) =>
  error instanceof ProblemError &&
  error.problem.status < 500 &&
  error.problem.status !== 429 &&
  error.problem.type !== IN_USE;

/**
 * Runs a command under one Idempotency-Key for as long as its outcome is unknown: a second click shares the first one's
 * answer, and another try after a lost answer is done once. `intent` says what is wanted, in full.
 */
export function once<T>(intent: string, send: (idempotencyKey: string) => Promise<T>): Promise<T> {
  // One intent has one kind of answer.
  const command = (running.get(intent) as Promise<T> | undefined) ?? run(intent, send);
  running.set(intent, command);
  return command;
}

async function run<T>(intent: string, send: (idempotencyKey: string) => Promise<T>): Promise<T> {
  const key = undecided.get(intent) ?? newKey();
  undecided.set(intent, key);
  try {
    const answer = await send(key);
    undecided.delete(intent);
    return answer;
  } catch (error) {
    if (isFinal(error)) undecided.delete(intent);
    throw error;
  } finally {
    running.delete(intent);
  }
}
