/** The text as a pattern that matches it and nothing else, outside of a character class and without the flag `u`. */
export const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
