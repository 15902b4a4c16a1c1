/** Entity ids are 24 hexadecimal digits, MongoDB's ObjectId written as a string: they sort by creation time. */
const ID_PATTERN = /^[0-9a-f]{24}$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && ID_PATTERN.test(value);
