import type { Platform } from '../platform';
import type { Measurements } from '../result';
import { breakdown } from './breakdown';
import { browse } from './browse';
import { cost } from './cost';
import { flashSale } from './flash-sale';
import { httpDetails } from './http-details';
import { httpReads } from './http-reads';
import { liveUpdate } from './live-update';
import { purchases } from './purchases';
import { reserve } from './reserve';
import { waitingOrders } from './waiting-orders';

export interface Figure {
  title: string;
  measure(platform: Platform): Promise<Measurements>;
  /** Its platform records traces. */
  isTraced?: boolean;
  /** It leaves orders that wait: the checker looks at them as they are. */
  whileOrdersWait?: boolean;
}

/** Every figure, by the name that `npm run bench -- <name>` calls it by; measured in this order. */
export const FIGURES: Record<string, Figure> = {
  reserve: { title: 'Reserving a ticket', measure: reserve, whileOrdersWait: true },
  purchases: { title: 'Whole purchases', measure: purchases },
  'flash-sale': { title: 'Flash sale', measure: flashSale },
  'waiting-orders': { title: 'Reserving among waiting orders', measure: waitingOrders, whileOrdersWait: true },
  browse: { title: 'Browsing and searching', measure: browse },
  'live-update': { title: 'Live updates', measure: liveUpdate },
  'http-reads': { title: 'Reads over HTTP', measure: httpReads },
  'http-details': { title: 'Details of HTTP', measure: httpDetails },
  cost: { title: 'What Temporal is asked for', measure: cost, whileOrdersWait: true },
  breakdown: { title: 'Where the time of a purchase goes', measure: breakdown, isTraced: true },
};
