import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
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

/** Of zxcvbn's scores from 0 to 4: more than a million guesses, which the limits of sign-ins make a matter of years. */
const MIN_SCORE = 2;
/** What is judged of a long password: comparing is slow, and its beginning says enough. */
const MAX_JUDGED = 32;

/** What people who must choose a new one every few months put before the year. */
const SEASONS = [
  ...['spring', 'summer', 'autumn', 'fall', 'winter', 'frühling', 'sommer', 'herbst'],
  ...['en', 'de'].flatMap((language) => {
    const { format } = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) => format(Date.UTC(2000, month)).toLowerCase());
  }),
];

let judge: Promise<ZxcvbnFactory> | undefined;

/** With the passwords that leaks show to be common; read when somebody first chooses one. */
async function openJudge(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...dictionary, seasons: SEASONS },
    graphs: adjacencyGraphs,
    maxLength: MAX_JUDGED,
  });
}

/** Whether a guesser comes to it early: common ones, sequences, repetitions, dates, keys in a row, also disguised. */
async function isGuessable(password: string): Promise<boolean> {
  judge ??= openJudge();
  const zxcvbn = await judge;
  // Marks around a year at the end, a common disguise, hide it from zxcvbn.
  const undisguised = password.replace(/[^\p{L}\p{N}]*((?:19|20)\d\d)[^\p{L}\p{N}]*$/u, '$1');
  return [password, undisguised].some((text) => zxcvbn.check(text).score < MIN_SCORE);
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
 * Refuses a new password that is easily guessed, or that is little else than its owner's email and name or ours. Its
 * length is the schema's concern. Throws 400 that names `field`.
 */
export async function refuseWeakPassword(field: string, password: string, owner: Owner): Promise<void> {
  const lowered = password.toLowerCase();
  const rest = wordsOf(owner).reduce((text, word) => text.replaceAll(word, ''), lowered);
  if (rest.length < MIN_PASSWORD)
    throw invalidRequest([
      {
        field,
        message: `must have at least ${MIN_PASSWORD} characters besides your email, your name and "${OUR_NAME}"`,
      },
    ]);
  if (await isGuessable(password))
    throw invalidRequest([{ field, message: 'is too easy to guess; choose another one' }]);
}
