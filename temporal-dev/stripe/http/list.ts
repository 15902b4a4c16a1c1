import type Stripe from 'stripe';
import { invalidParam, missing } from '../errors';
import type { Params } from './params';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

export interface Page {
  limit: number;
  startingAfter?: string;
  endingBefore?: string;
  createdFrom: number;
  createdTo: number;
}

/** The parameters that every list takes. */
export function readPage(params: Params): Page {
  const limit = params.integer('limit') ?? DEFAULT_LIMIT;
  if (limit < 1 || limit > MAX_LIMIT)
    throw invalidParam('limit', `Invalid limit: must be between 1 and ${MAX_LIMIT}.`, 'parameter_invalid_integer');
  const created = params.object('created');
  return {
    limit,
    startingAfter: params.string('starting_after'),
    endingBefore: params.string('ending_before'),
    createdFrom: Math.max(created?.integer('gte') ?? 0, (created?.integer('gt') ?? -1) + 1),
    createdTo: Math.min(created?.integer('lte') ?? Infinity, (created?.integer('lt') ?? Infinity) - 1),
  };
}

/** One page of `items`, which come oldest first; Stripe lists the newest first. */
export function listPage<T extends { id: string; created: number }>(
  url: string,
  items: T[],
  page: Page,
): Stripe.ApiList<T> {
  const matching = items.filter((item) => item.created >= page.createdFrom && item.created <= page.createdTo).reverse();
  const position = (id: string, param: string) => {
    const index = matching.findIndex((item) => item.id === id);
    if (index < 0) throw missing('object', id, param, 400);
    return index;
  };
  const { limit, startingAfter, endingBefore } = page;
  if (endingBefore !== undefined) {
    const end = position(endingBefore, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', data: matching.slice(start, end), has_more: start > 0, url };
  }
  const start = startingAfter === undefined ? 0 : position(startingAfter, 'starting_after') + 1;
  return {
    object: 'list',
    data: matching.slice(start, start + limit),
    has_more: matching.length > start + limit,
    url,
  };
}
