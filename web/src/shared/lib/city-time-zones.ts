/**
 * IANA time zones of cities where many events take place: an evening is told on the clocks of its city. A ticket says
 * no zone itself, so other cities have none here.
 */
const TIME_ZONES: Record<string, string> = {
  auckland: 'Pacific/Auckland',
  bangkok: 'Asia/Bangkok',
  barcelona: 'Europe/Madrid',
  berlin: 'Europe/Berlin',
  budapest: 'Europe/Budapest',
  chicago: 'America/Chicago',
  copenhagen: 'Europe/Copenhagen',
  dublin: 'Europe/Dublin',
  hamburg: 'Europe/Berlin',
  'hong kong': 'Asia/Hong_Kong',
  london: 'Europe/London',
  'los angeles': 'America/Los_Angeles',
  manchester: 'Europe/London',
  melbourne: 'Australia/Melbourne',
  'mexico city': 'America/Mexico_City',
  montreal: 'America/Toronto',
  mumbai: 'Asia/Kolkata',
  'new york': 'America/New_York',
  osaka: 'Asia/Tokyo',
  oslo: 'Europe/Oslo',
  paris: 'Europe/Paris',
  prague: 'Europe/Prague',
  'sao paulo': 'America/Sao_Paulo',
  singapore: 'Asia/Singapore',
  stockholm: 'Europe/Stockholm',
  sydney: 'Australia/Sydney',
  tokyo: 'Asia/Tokyo',
  toronto: 'America/Toronto',
  vienna: 'Europe/Vienna',
  warsaw: 'Europe/Warsaw',
  zurich: 'Europe/Zurich',
};

/** The time zone of a city, whatever its case and accents; undefined when it is not known. */
export function timeZoneOf(city: string): string | undefined {
  const name = city
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .trim()
    .toLowerCase();
  return Object.hasOwn(TIME_ZONES, name) ? TIME_ZONES[name] : undefined;
}
