import type { paths } from '../shared/paths';

interface EarlyAnswers {
  /** For an address without a search in it; one with a search asks for others. */
  answers?: string[];
  /** Only for somebody who is signed in. */
  ownAnswers?: string[];
}

/**
 * What of the API a page shows first, by the names of `paths`: the browser is told to load it beside the scripts.
 * To the letter what the page itself will ask for.
 */
export const EARLY_ANSWERS: Partial<Record<keyof typeof paths, EarlyAnswers>> = {
  catalogue: { answers: ['/api/tickets?sort=date&limit=24'] },
  ticket: { answers: ['/api/tickets/:ticketId'] },
  order: { ownAnswers: ['/api/orders/:orderId'] },
};
