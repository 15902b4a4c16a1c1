import type { Messages } from '../shared/i18n/messages/en';
import type { LiveEvent } from '../shared/live/live-updates';
import type { Tone } from '../shared/ui/badge';

/** An event that is told again is news only while it is fresh. */
const FRESH_MS = 30_000;

interface News {
  text: keyof Omit<Messages['live'], 'view'>;
  tone: Tone;
}

/** What of an order's event is worth telling its buyer, who may be on another page; undefined when nothing is. */
export function orderNews(event: LiveEvent, nowMs = Date.now()): News | undefined {
  if (nowMs - Date.parse(event.time) > FRESH_MS) return undefined;
  switch (event.type) {
    case 'OrderCompleted':
      return { text: 'completed', tone: 'good' };
    case 'OrderExpired':
      return { text: 'expired', tone: 'warn' };
    case 'OrderCancelled':
      // An expiry was told already.
      return event.data.cancelReason === 'expired' ? undefined : { text: 'cancelled', tone: 'neutral' };
    case 'PaymentRefunded':
      return { text: 'refunded', tone: 'good' };
    default:
      return undefined;
  }
}
