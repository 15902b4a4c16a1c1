/** Whole seconds left until `deadline` (RFC 3339), never negative: what is shown is there, and 15 minutes begin at 15:00. */
export function secondsLeft(deadline: string, nowMs: number): number {
  return Math.max(0, Math.floor((Date.parse(deadline) - nowMs) / 1000));
}

/** "14:07", "1:02:09". */
export function formatCountdown(seconds: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const clock = `${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
  return hours > 0 ? `${hours}:${clock}` : clock;
}

/** Seconds left at which a countdown is said aloud: seldom, then oftener. */
const SPOKEN_AT = [600, 300, 120, 60, 30, 0];

/**
 * What was last due to be said aloud: the smallest of a few marks at or above `seconds`; null before the first. It
 * changes six times in all, so that who listens is told in time and not talked over.
 */
export function spokenMark(seconds: number): number | null {
  return SPOKEN_AT.findLast((mark) => seconds <= mark) ?? null;
}
