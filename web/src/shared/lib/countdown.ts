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

/** For people who listen instead of looking: "14 minutes", "less than a minute". Changes once a minute. */
export function spokenCountdown(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (seconds === 0) return 'no time';
  if (minutes === 0) return 'less than a minute';
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
