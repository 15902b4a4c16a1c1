import { localEvening } from './local-evening';

const now = new Date('2026-03-20T12:00:00Z');

test('reads the hour on the clocks of the city', () => {
  expect(localEvening(now, 1, '19:30', 'Asia/Tokyo')).toBe('2026-03-21T10:30:00.000Z');
  expect(localEvening(now, 1, '19:30', 'America/New_York')).toBe('2026-03-21T23:30:00.000Z');
});

test('keeps the hour when the clocks change on the way', () => {
  expect(localEvening(now, 5, '20:00', 'Europe/Berlin')).toBe('2026-03-25T19:00:00.000Z');
  expect(localEvening(now, 15, '20:00', 'Europe/Berlin')).toBe('2026-04-04T18:00:00.000Z');
});

test("counts days from the city's own today", () => {
  const lateInLondon = new Date('2026-03-20T23:00:00Z');
  expect(localEvening(lateInLondon, 1, '19:00', 'Australia/Sydney')).toBe('2026-03-22T08:00:00.000Z');
});
