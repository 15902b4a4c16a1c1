import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import type { TicketSort } from '../../../../../shared/contracts/http/list-tickets';
import { CURRENCIES, type Currency } from '../../../../../shared/contracts/money';
import { api } from '../../../shared/api/api';
import { keepNewerItems } from '../../../shared/api/keep-newer';
import { keys } from '../../../shared/api/query-keys';
import type { Sort, TicketFilter } from '../ticket-filter';

const PAGE_SIZE = 24;

const API_SORTS: Record<Sort, TicketSort> = {
  soonest: 'date',
  newest: 'newest',
  'price-low': 'price',
  'price-high': '-price',
};

/** The filter in the API's terms: days become instants on the visitor's clock, and prices minor units. */
export function toQuery(filter: TicketFilter) {
  const { q, category, city, available, currency, from, to, minPrice, maxPrice, sort = 'soonest' } = filter;
  return {
    q,
    category,
    city,
    status: available && ('available' as const),
    startsAfter: from && startOfDay(from, 0),
    startsBefore: to && startOfDay(to, 1),
    currency,
    minPrice: toMinor(minPrice, currency),
    maxPrice: toMinor(maxPrice, currency),
    sort: API_SORTS[sort],
    limit: PAGE_SIZE,
  };
}

function startOfDay(date: string, daysLater: number): string {
  const day = new Date(`${date}T00:00`);
  day.setDate(day.getDate() + daysLater);
  return day.toISOString();
}

/** A price in a currency only: across currencies they are not compared. */
function toMinor(price: string | undefined, currency: Currency | undefined): number | undefined {
  if (!price || !currency) return undefined;
  return Math.round(Number(price.replace(',', '.')) * 10 ** CURRENCIES[currency].decimals);
}

/** The tickets that fit, page by page. */
export const ticketsQuery = (filter: TicketFilter) =>
  infiniteQueryOptions({
    queryKey: keys.tickets(filter),
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(api.GET('/api/tickets', { params: { query: { ...toQuery(filter), cursor } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    structuralSharing: keepNewerItems,
  });
