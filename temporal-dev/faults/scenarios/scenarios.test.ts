import { SCENARIOS } from '.';

it('has at least 16 scenarios, each under a name that a command line takes and with a title of its own', () => {
  const names = Object.keys(SCENARIOS);
  expect(names.length).toBeGreaterThanOrEqual(16);
  for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  expect(new Set(Object.values(SCENARIOS).map(({ title }) => title)).size).toBe(names.length);
});
