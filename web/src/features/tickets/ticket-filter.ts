import { CURRENCY_CODES, type Currency } from '../../../../shared/contracts/money';

export const SORTS = ['soonest', 'newest', 'price-low', 'price-high'] as const;
export type Sort = (typeof SORTS)[number];

/** What the visitor looks for. The page's address carries it, under the same names. */
export interface TicketFilter {
  q?: string;
  category?: string;
  city?: string;
  /** Calendar days such as 2026-12-05, both within. */
  from?: string;
  to?: string;
  currency?: Currency;
  /** In the currency's major unit, as people write it: "45.50". */
  minPrice?: string;
  maxPrice?: string;
  /** Leaves out what is held or sold. */
  available?: 'yes';
  sort?: Exclude<Sort, 'soonest'>;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PRICE = /^\d{1,8}([.,]\d{1,2})?$/;

const matching = (value: string | null, pattern: RegExp) => (value && pattern.test(value) ? value : undefined);
const oneOf = <T extends string>(value: string | null, allowed: readonly T[]): T | undefined =>
  allowed.find((one) => one === value);

/** Reads the filter from an address; what makes no sense there is not looked for. */
export function readFilter(params: URLSearchParams): TicketFilter {
  const sort = oneOf(params.get('sort'), SORTS);
  return withoutBlanks({
    q: params.get('q')?.trim(),
    category: params.get('category')?.trim(),
    city: params.get('city')?.trim(),
    from: matching(params.get('from'), DAY),
    to: matching(params.get('to'), DAY),
    currency: oneOf(params.get('currency'), CURRENCY_CODES),
    minPrice: matching(params.get('minPrice'), PRICE),
    maxPrice: matching(params.get('maxPrice'), PRICE),
    available: oneOf(params.get('available'), ['yes']),
    sort: sort === 'soonest' ? undefined : sort,
  });
}

/** The part of an address that says the filter. */
export const filterParams = (filter: TicketFilter): URLSearchParams =>
  new URLSearchParams(Object.entries(withoutBlanks(filter)));

export function withoutBlanks(filter: TicketFilter): TicketFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
}

/** What stands behind the button Filters, not in the search field or the row of categories. */
export const PANEL_FILTERS = ['city', 'from', 'to', 'currency', 'minPrice', 'maxPrice', 'available'] as const;
