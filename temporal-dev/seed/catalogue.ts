import { CURRENCIES } from '../../shared/contracts/money';
import type { TICKET_CATEGORIES, TicketDetails } from '../../shared/contracts/tickets';
import { CITIES, type CityName } from './cities';
import { CONCERTS } from './concerts';
import { localEvening } from './local-evening';
import { SPORT } from './sport';
import { STAGE } from './stage';

export interface CatalogueEntry {
  title: string;
  /** Said by the file for concerts and sport. */
  category?: (typeof TICKET_CATEGORIES)[number];
  city: CityName;
  venue: string;
  /** Days from the day of seeding. */
  days: number;
  /** On the clocks of the city. */
  time: string;
  /** In the major unit of the city's currency. */
  price: number;
  seat: string;
  description: string;
}

function toDetails(entry: CatalogueEntry, category: string, now: Date): TicketDetails {
  const { timeZone, currency } = CITIES[entry.city];
  return {
    title: entry.title,
    category,
    price: { amount: Math.round(entry.price * 10 ** CURRENCIES[currency].decimals), currency },
    venue: entry.venue,
    city: entry.city,
    startsAt: localEvening(now, entry.days, entry.time, timeZone),
    seat: entry.seat,
    description: entry.description,
    pictureId: null,
  };
}

/** The demo catalogue as bodies of POST /api/tickets; every event lies after `now`. Titles are unique. */
export function buildCatalogue(now = new Date()): TicketDetails[] {
  const details = [
    ...CONCERTS.map((entry) => toDetails(entry, entry.category ?? 'concert', now)),
    ...SPORT.map((entry) => toDetails(entry, entry.category ?? 'sport', now)),
    ...STAGE.map((entry) => toDetails(entry, entry.category ?? 'other', now)),
  ];
  // Furthest first: the catalogue shows the newest listings on top, so the next events lead it and kinds mix.
  return details.sort((a, b) => (b.startsAt ?? '').localeCompare(a.startsAt ?? ''));
}
