import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Random letters and digits, as in Stripe's ids. Not uniform to the last bit, which ids do not need. */
export const randomText = (length: number): string =>
  Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');

export type IdPrefix = 'pi' | 'ch' | 're' | 'cus' | 'pm' | 'txn' | 'evt' | 'req' | 'task';

export const newId = (prefix: IdPrefix): string => `${prefix}_${randomText(24)}`;
