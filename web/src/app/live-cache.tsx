import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import type { TicketPage } from '../../../shared/contracts/http/tickets';
import type { Ticket } from '../../../shared/contracts/tickets';
import { keys } from '../shared/api/query-keys';
import { useI18n } from '../shared/i18n/i18n';
import type { LiveEvent } from '../shared/live/live-updates';
import { useLiveConnection, useLiveUpdates } from '../shared/live/use-live-updates';
import { paths } from '../shared/paths';
import { useSession } from '../shared/session/use-session';
import { notify } from '../shared/ui/toast/notify';
import { orderNews } from './order-news';

/** Shows nothing. Brings what happens on the platform into what is shown, and tells of one's own orders where they are not in view. */
export default function LiveCache() {
  const { t } = useI18n();
  const cache = useQueryClient();
  useLiveConnection(useSession()?.id);

  const takeTicket = (ticket: Ticket) => {
    const newer = (known: Ticket) => (known.id === ticket.id && known.version < ticket.version ? ticket : known);
    cache.setQueryData<Ticket>(keys.ticket(ticket.id), (known) => known && newer(known));
    cache.setQueriesData<InfiniteData<TicketPage>>({ queryKey: keys.ticketLists }, (list) => {
      const isListed = list?.pages.some(({ items }) => items.some((item) => newer(item) !== item));
      if (!list || !isListed) return list;
      return { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(newer) })) };
    });
  };

  const takeOrder = (event: LiveEvent, orderId: string) => {
    void cache.invalidateQueries({ queryKey: keys.order(orderId) });
    void cache.invalidateQueries({ queryKey: keys.orders });
    const href = paths.order.href(orderId);
    const news = orderNews(event);
    if (!news || window.location.pathname === href) return;
    notify({ title: t.live[news.text], tone: news.tone, action: { label: t.live.view, href } });
  };

  useLiveUpdates({
    onEvent(event) {
      switch (event.type) {
        case 'TicketCreated':
        case 'TicketUpdated':
          return takeTicket(event.data);
        case 'PaymentCreated':
        case 'PaymentFailed':
        case 'PaymentRefunded':
          return takeOrder(event, event.data.orderId);
        default:
          return takeOrder(event, event.data.id);
      }
    },
    onGap() {
      for (const queryKey of [keys.ticketLists, ['ticket'], keys.orders, ['order']])
        void cache.invalidateQueries({ queryKey });
    },
  });
  return null;
}
