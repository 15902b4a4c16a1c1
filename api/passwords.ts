import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { unavailable } from './errors';

/** Argon2id with OWASP's first choice: 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each takes 19 MiB and a thread; Node has four for all of its work. */
const AT_A_TIME = 3;
/** As many as are done within a few seconds: whoever waits longer has given up. */
const MAX_WAITING = 200;
const inTurn = pLimit(AT_A_TIME);

/** Waits for its turn. Throws 503 when too many wait already. */
async function soon<Result>(work: () => Promise<Result>): Promise<Result> {
  if (inTurn.pendingCount >= MAX_WAITING) throw unavailable('Too many people sign in at this moment');
  return inTurn(work);
}

/** Throws 503 when too many passwords wait to be hashed. */
export const hashPassword = (password: string): Promise<string> => soon(() => hash(password, ARGON2ID));

/** Compared with when nobody has the email, so that the answer takes as long as for a wrong password. */
const nobodysHash = hashPassword(crypto.randomUUID());

/**
 * Whether the password fits. `passwordHash` is undefined when there is no such account: then it never fits. Throws 503
 * as `hashPassword` does.
 */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const known = passwordHash ?? (await nobodysHash);
  const fits = await soon(() => verify(known, password));
  return passwordHash !== undefined && fits;
}
