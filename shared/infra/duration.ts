import ms, { type StringValue } from 'ms';

/** Milliseconds of "15m", "10s", "500ms"; undefined when it is not a positive duration. */
export function parseDuration(text: string): number | undefined {
  const value = ms(text as StringValue);
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}
