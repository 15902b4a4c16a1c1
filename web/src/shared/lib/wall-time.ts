/** What a clock on the wall shows, such as 2026-12-05T20:00, as a form's field writes it. */

const MINUTE_LENGTH = 'yyyy-mm-ddThh:mm'.length;

/** The wall time of an instant in a time zone (the visitor's own when undefined), written as if it were UTC. */
function wallMs(instantMs: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(instantMs));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** What the clocks of a place show at an instant (RFC 3339). */
export const toWallTime = (instant: string, timeZone: string | undefined): string =>
  new Date(wallMs(Date.parse(instant), timeZone)).toISOString().slice(0, MINUTE_LENGTH);

/**
 * The instant (RFC 3339) at which the clocks of a place show a wall time; undefined when it is none. Of two, when clocks
 * are set back, the one nearer to the offset before; a time that clocks skip is moved by what they skip.
 */
export function fromWallTime(wallTime: string, timeZone: string | undefined): string | undefined {
  const wanted = Date.parse(`${wallTime}Z`);
  if (Number.isNaN(wanted)) return undefined;
  const guess = wanted - (wallMs(wanted, timeZone) - wanted);
  return new Date(guess - (wallMs(guess, timeZone) - wanted)).toISOString();
}
