import { checkPicture } from './check-picture';

const MB = 1024 * 1024;

test.each([
  ['image/jpeg', 5 * MB, undefined],
  ['image/png', 1, undefined],
  ['image/webp', MB, undefined],
  ['image/jpeg', 5 * MB + 1, 'picture-too-large'],
  ['image/heic', MB, 'unsupported-picture'],
  ['image/svg+xml', MB, 'unsupported-picture'],
  ['', 9 * MB, 'unsupported-picture'],
])('of type %j and %d bytes: %s', (type, size, refusal) => {
  expect(checkPicture({ type, size })).toBe(refusal);
});
