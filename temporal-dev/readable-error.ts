import { ConfigError } from '../shared/infra/config';
import { ApiError } from './api-session';
import { StoryError } from './demo/story';
import { NoStackError } from './find-stack';

/** Errors whose message says all that a person at a terminal needs; others deserve their stack trace. */
export const isReadable = (error: unknown): error is Error =>
  [ApiError, ConfigError, NoStackError, StoryError].some((kind) => error instanceof kind);

/** Runs a program's main function; a readable error becomes its message and exit code 1. */
export async function endReadably(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!isReadable(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
