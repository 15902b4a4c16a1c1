import { createServerClock } from './server-clock';

const HOUR_MS = 3_600_000;
const at = (ms: number) => new Date(ms).toUTCString();
const NOON_MS = Date.parse('2030-01-01T12:00:00Z');

test('tells the server time on a device that is an hour behind', () => {
  const clock = createServerClock();
  const device = NOON_MS - HOUR_MS;
  clock.observe(at(NOON_MS), device - 50, device + 50);
  expect(Math.abs(clock.now(device) - NOON_MS)).toBeLessThanOrEqual(600);
});

test('every answer makes it more exact', () => {
  const clock = createServerClock();
  // The server is 400 ms ahead; Date cuts its fraction off.
  for (let elapsed = 0; elapsed < 2000; elapsed += 130)
    clock.observe(at(NOON_MS + elapsed + 400), NOON_MS + elapsed, NOON_MS + elapsed + 10);
  expect(Math.abs(clock.now(NOON_MS) - NOON_MS - 400)).toBeLessThanOrEqual(80);
});

test('starts again when the clock of the device is set', () => {
  const clock = createServerClock();
  clock.observe(at(NOON_MS), NOON_MS, NOON_MS + 20);
  clock.observe(at(NOON_MS), NOON_MS - HOUR_MS, NOON_MS - HOUR_MS + 20);
  expect(Math.abs(clock.now(NOON_MS - HOUR_MS) - NOON_MS)).toBeLessThanOrEqual(600);
});

test('is the clock of the device until the server has answered', () => {
  const clock = createServerClock();
  clock.observe(null, 0, 0);
  clock.observe('not a date', 0, 0);
  expect(clock.now(NOON_MS)).toBe(NOON_MS);
});
