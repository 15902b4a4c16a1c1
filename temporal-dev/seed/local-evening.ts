const DAY_MS = 24 * 3600_000;

/** What the clocks of a time zone show at an instant, as if it were UTC, in milliseconds. */
function wallClock(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** The instant (RFC 3339, UTC) at which clocks in `timeZone` show `time` ("19:30"), `daysFromNow` days after today there. */
export function localEvening(now: Date, daysFromNow: number, time: string, timeZone: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const today = Math.floor(wallClock(now.getTime(), timeZone) / DAY_MS) * DAY_MS;
  const wanted = today + daysFromNow * DAY_MS + (hours * 60 + minutes) * 60_000;
  // The zone's offset is read near the wanted instant, and read again there: clocks may change in between.
  let instant = wanted;
  for (let round = 0; round < 2; round += 1) instant = wanted - (wallClock(instant, timeZone) - instant);
  return new Date(instant).toISOString();
}
