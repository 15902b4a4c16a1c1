import { z } from 'zod';

/** What people write and others read: names, titles, descriptions. */

/** Control characters, halves of surrogate pairs, and what makes text appear in another order than it is written. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
const UNPRINTABLE_IN_LINES = /(?![\n\r\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
/** Spaces, and characters that show nothing, such as those of no width. */
const SEEN = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;

/** How OpenAPI says the same, in words that every regular expression knows. */
const CONTROLS = '\\x00-\\x1f\\x7f-\\x9f';
const REORDERING = '\\u202a-\\u202e\\u2066-\\u2069';
const UNSEEN =
  '\\s\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufff8';
const PRINTABLE = `^[^${CONTROLS}${REORDERING}]*$`;
const PRINTABLE_LINES = `^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f${REORDERING}]*$`;
const PRINTABLE_NOT_BLANK = `^[^${CONTROLS}${REORDERING}]*[^${UNSEEN}${CONTROLS}${REORDERING}][^${CONTROLS}${REORDERING}]*$`;

const isSeen = (text: string): boolean => SEEN.test(text);
const lacks = (pattern: RegExp) => (text: string) => !pattern.test(text);
const NOT_PRINTABLE = { error: 'must not contain control characters', abort: true };

/** Text of which something can be seen, kept as it is. */
export const visibleText = () =>
  z
    .string()
    .refine(lacks(UNPRINTABLE), NOT_PRINTABLE)
    .refine(isSeen, { error: 'must not be empty', abort: true })
    .meta({ pattern: PRINTABLE_NOT_BLANK });

/** One line of which something can be seen. */
export const line = (max: number) =>
  visibleText().trim().max(max, `must have at most ${max} characters`).meta({ pattern: PRINTABLE_NOT_BLANK });

const optional = (max: number, unprintable: RegExp, pattern: string) =>
  z
    .string()
    .refine(lacks(unprintable), NOT_PRINTABLE)
    .trim()
    .max(max, `must have at most ${max} characters`)
    .meta({ pattern })
    .nullish()
    .transform((text) => (text && isSeen(text) ? text : null));

/** Left out, `null` and blank mean the same: not said. */
export const optionalLine = (max: number) => optional(max, UNPRINTABLE, PRINTABLE);

/** As `optionalLine`, with line breaks and tabs. */
export const optionalLines = (max: number) => optional(max, UNPRINTABLE_IN_LINES, PRINTABLE_LINES);
