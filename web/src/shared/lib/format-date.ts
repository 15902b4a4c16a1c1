import { timeZoneOf } from './city-time-zones';

const SHAPE: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
};

/** Date and time on the visitor's own clock, with the zone's name. */
export const formatDate = (instant: string): string => new Intl.DateTimeFormat('en', SHAPE).format(new Date(instant));

/**
 * Date and time of an event on the clocks of its city, as its doors will show it, or on the visitor's own where the
 * city's are not known; with the zone's name in both cases.
 */
export function formatEventDate(instant: string, city: string | null): string {
  const timeZone = city ? timeZoneOf(city) : undefined;
  return new Intl.DateTimeFormat('en', { ...SHAPE, timeZone }).format(new Date(instant));
}
