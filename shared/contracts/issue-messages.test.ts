import { z } from 'zod';
import './issue-messages';

const messageOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

test.each([
  ['a missing text', z.string(), undefined, 'is required'],
  ['a missing choice', z.enum(['a', 'b']), undefined, 'is required'],
  ['null', z.string(), null, 'must be a string'],
  ['a number for a text', z.string(), 7, 'must be a string'],
  ['a text for a number', z.number(), '7', 'must be a number'],
  ['a text that is no number', z.coerce.number(), 'abc', 'must be a number'],
  ['a list for an object', z.object({}), [], 'must be an object'],
  ['a fraction', z.int(), 1.5, 'must be a whole number'],
  ['a number above the bound', z.number().max(65_535), 70_000, 'must be at most 65535'],
  ['a number at an open bound', z.number().lt(10), 10, 'must be less than 10'],
  ['a number below the bound', z.number().min(1), 0, 'must be at least 1'],
  ['a text that is too long', z.string().max(40), 'x'.repeat(41), 'must have at most 40 characters'],
  ['a text that is too short', z.string().min(8), 'x', 'must have at least 8 characters'],
  ['an empty text', z.string().min(1), '', 'must not be empty'],
  ['a list that is too long', z.array(z.string()).max(1), ['a', 'b'], 'must have at most 1 item'],
  ['an unknown choice', z.enum(['asc', 'desc']), 'up', 'must be one of asc, desc'],
  ['another constant', z.literal('card'), 'cash', 'must be card'],
  ['what is no address', z.url(), 'nonsense', 'must be a URL such as https://example.com'],
] as const)('says plainly what is wrong with %s', (_what, schema, value, message) => {
  expect(messageOf(schema, value)).toBe(message);
});

test("leaves a schema's own words alone", () => {
  expect(messageOf(z.string('must be a name'), 7)).toBe('must be a name');
});
