import { MIN_PASSWORD } from '../shared/contracts/http/users';
import { invalidRequest } from './errors';

/** Whose password it is to be. */
interface Owner {
  email: string;
  name: string;
}

/** What anybody would try here first, besides what they know about the person. */
const OUR_NAME = 'ticketing';

/** Shorter ones occur within other words: a name, or a part of a name or an email. */
const MIN_NAME = 3;
const MIN_PART = 4;

let commonPasswords: Promise<ReadonlySet<string>> | undefined;

/** About 18,000 passwords in lower case, out of leaks; read when somebody first chooses one. */
async function readCommonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].filter(({ length }) => length >= MIN_PASSWORD));
}

/** The words that a guesser who knows the person begins with: the longest first, since they contain each other. */
function wordsOf({ email, name }: Owner): string[] {
  const whole = [email, name].map((text) => text.toLowerCase());
  const parts = whole.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u));
  return [
    OUR_NAME,
    ...whole.filter(({ length }) => length >= MIN_NAME),
    ...parts.filter(({ length }) => length >= MIN_PART),
  ].sort((one, other) => other.length - one.length);
}

/**
 * Refuses a new password that is widely used, or that is little else than its owner's email and name or ours. Its
 * length is the schema's concern. Throws 400 that names `field`.
 */
export async function refuseWeakPassword(field: string, password: string, owner: Owner): Promise<void> {
  commonPasswords ??= readCommonPasswords();
  const lowered = password.toLowerCase();
  if ((await commonPasswords).has(lowered))
    throw invalidRequest([{ field, message: 'is one of the most common passwords; choose another one' }]);
  const rest = wordsOf(owner).reduce((text, word) => text.replaceAll(word, ''), lowered);
  if (rest.length < MIN_PASSWORD)
    throw invalidRequest([
      {
        field,
        message: `must have at least ${MIN_PASSWORD} characters besides your email, your name and "${OUR_NAME}"`,
      },
    ]);
}
