import { CURRENCIES, type Money } from '../../../../shared/contracts/money';
import { timeZoneOf } from '../lib/city-time-zones';

export type Formats = ReturnType<typeof createFormats>;

const CLOCK: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
const DAY: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };

/** Making a format takes longer than drawing what is written with it, and a page of tickets needs few of them often. */
function remember<T>(make: (options: object) => T): (options: object) => T {
  const made = new Map<string, T>();
  return (options) => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? make(options);
    made.set(key, format);
    return format;
  };
}

/** How numbers, money and times are written in one locale. Instants are RFC 3339. */
export function createFormats(locale: string) {
  const dateFormat = remember((options) => new Intl.DateTimeFormat(locale, options));
  const numberFormat = remember((options) => new Intl.NumberFormat(locale, options));
  const write = (instant: string, options: Intl.DateTimeFormatOptions) => dateFormat(options).format(new Date(instant));
  /** The clocks of the event's city, or the visitor's own where the city's are not known. */
  const at = (city: string | null) => ({ timeZone: city ? timeZoneOf(city) : undefined });
  return {
    locale,
    /** "$45.00", "¥9,800". */
    price({ amount, currency }: Money): string {
      const { decimals } = CURRENCIES[currency];
      return numberFormat({
        style: 'currency',
        currency,
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(amount / 10 ** decimals);
    },
    /** "Sat, 5 Dec, 20:00". */
    eventShort: (instant: string, city: string | null) => write(instant, { ...DAY, ...CLOCK, ...at(city) }),
    /** "Saturday, 5 December 2026 at 20:00 GMT+1". */
    eventLong: (instant: string, city: string | null) =>
      write(instant, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        ...CLOCK,
        timeZoneName: 'short',
        ...at(city),
      }),
    /** "5" and "Dec", for a leaf of a calendar. */
    eventDay: (instant: string, city: string | null) => ({
      day: write(instant, { day: 'numeric', ...at(city) }).replace(/\D/g, ''),
      month: write(instant, { month: 'short', ...at(city) }),
    }),
    /** On the visitor's clock: "5 Dec 2026, 20:00". */
    dateTime: (instant: string) => write(instant, { dateStyle: 'medium', timeStyle: 'short' }),
    /** On the visitor's clock: "20:00". */
    time: (instant: string) => write(instant, CLOCK),
    /** A calendar day such as 2026-12-05: "5 Dec". */
    day: (date: string) => write(`${date}T12:00:00Z`, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  };
}
