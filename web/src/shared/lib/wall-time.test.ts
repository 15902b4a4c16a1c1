import { fromWallTime, toWallTime } from './wall-time';

test.each([
  ['2030-07-13T20:00', 'Europe/Berlin', '2030-07-13T18:00:00.000Z'],
  ['2030-01-13T20:00', 'Europe/Berlin', '2030-01-13T19:00:00.000Z'],
  ['2030-01-01T00:30', 'Asia/Tokyo', '2029-12-31T15:30:00.000Z'],
  ['2030-03-31T03:30', 'Europe/Berlin', '2030-03-31T01:30:00.000Z'],
  ['2030-11-03T20:00', 'America/New_York', '2030-11-04T01:00:00.000Z'],
])('%s in %s is %s, and back', (wallTime, timeZone, instant) => {
  expect(fromWallTime(wallTime, timeZone)).toBe(instant);
  expect(toWallTime(instant, timeZone)).toBe(wallTime);
});

test("without a zone it is on the visitor's own clock", () => {
  const instant = fromWallTime('2030-07-13T20:00', undefined);
  expect(instant).toBe(new Date(2030, 6, 13, 20).toISOString());
});

test('what is no time gives none', () => {
  expect(fromWallTime('', 'Europe/Berlin')).toBeUndefined();
});
