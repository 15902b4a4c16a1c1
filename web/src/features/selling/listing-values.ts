import '../../../../shared/contracts/issue-messages';
import { z } from 'zod';
import { ticketDetailsSchema } from '../../../../shared/contracts/http/tickets';
import { CURRENCIES, isCurrency } from '../../../../shared/contracts/money';
import type { TicketDetails } from '../../../../shared/contracts/tickets';
import { timeZoneOf } from '../../shared/lib/city-time-zones';
import { fromWallTime, toWallTime } from '../../shared/lib/wall-time';

/** What stands in the fields of a listing's form: text. Fields have the names of the API's. */
export interface ListingValues {
  title: string;
  category: string;
  /** `amount` in the major unit, as people write it: "45.50" or "45,50". */
  price: { amount: string; currency: string };
  venue: string;
  city: string;
  /** On the clocks of the city. */
  startsAt: string;
  seat: string;
  description: string;
  pictureId: string | null;
}

export const BLANK: ListingValues = {
  title: '',
  category: 'concert',
  price: { amount: '', currency: 'eur' },
  venue: '',
  city: '',
  startsAt: '',
  seat: '',
  description: '',
  pictureId: null,
};

const AMOUNT = /^(\d{1,9})(?:[.,](\d{1,2}))?$/;

/** "45.50" in minor units; NaN when it is no such amount of this currency. */
export function toMinor(text: string, currency: string): number {
  const [, whole, fraction = ''] = AMOUNT.exec(text.trim()) ?? [];
  if (whole === undefined || !isCurrency(currency)) return Number.NaN;
  const { decimals } = CURRENCIES[currency];
  return fraction.length > decimals ? Number.NaN : Number(whole + fraction.padEnd(decimals, '0'));
}

/** What the fields say, in the API's terms; what cannot be told stays wrong, for the schema to find. */
function toDetails(values: ListingValues): z.input<typeof ticketDetailsSchema> {
  const { price, city, startsAt } = values;
  return {
    ...values,
    price: { ...price, amount: toMinor(price.amount, price.currency) },
    startsAt: startsAt ? (fromWallTime(startsAt, timeZoneOf(city)) ?? startsAt) : null,
  };
}

/** Checks the fields by the API's own schema. */
export const listingSchema = z.custom<ListingValues>().transform(toDetails).pipe(ticketDetailsSchema);

/** A listing as its form shows it. */
export function toValues(details: TicketDetails): ListingValues {
  const { price, city, startsAt } = details;
  const { decimals } = CURRENCIES[price.currency];
  return {
    title: details.title,
    category: details.category,
    price: { amount: (price.amount / 10 ** decimals).toFixed(decimals), currency: price.currency },
    venue: details.venue ?? '',
    city: city ?? '',
    startsAt: startsAt ? toWallTime(startsAt, city ? timeZoneOf(city) : undefined) : '',
    seat: details.seat ?? '',
    description: details.description ?? '',
    pictureId: details.pictureId,
  };
}
