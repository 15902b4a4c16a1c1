import { nextPath, paths } from './paths';

const at = (path: string) => `https://shop.example${path}`;

test('comes back to the page that asked for the sign-in', () => {
  expect(nextPath(at(paths.signIn.href('/tickets/7?from=search')))).toBe('/tickets/7?from=search');
  expect(nextPath(at(paths.signIn.href()))).toBe('/');
});

test.each(['https://evil.example/x', '//evil.example/x', '/\\evil.example', 'javascript:alert(1)'])(
  'never leaves the storefront: %s',
  (next) => {
    expect(nextPath(at(`/sign-in?next=${encodeURIComponent(next)}`))).toBe('/');
  },
);
