const full = new Intl.DateTimeFormat('en', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
});

/** Date and time on the visitor's own clock, with the zone's name: events take place all over the world. */
export const formatDate = (instant: string): string => full.format(new Date(instant));
