import { useInfiniteQuery } from '@tanstack/react-query';
import { Ticket as TicketIcon } from 'lucide-react';
import { Link } from 'react-router';
import type { Order } from '../../../../shared/contracts/orders';
import { ordersQuery } from '../../shared/api/list-orders';
import { useI18n } from '../../shared/i18n/i18n';
import { formatCountdown } from '../../shared/lib/countdown';
import { paths } from '../../shared/paths';
import { Button, ButtonLink } from '../../shared/ui/button';
import { EmptyState } from '../../shared/ui/empty-state';
import { EventPicture } from '../../shared/ui/event-picture';
import { Failure } from '../../shared/ui/failure';
import { RowsSkeleton } from '../../shared/ui/skeleton';
import { OrderBadge } from './order-badge';
import { useSecondsLeft } from './use-seconds-left';

const REFRESH_MS = 15_000;

export function OrdersPage() {
  const { t } = useI18n();
  return (
    <div className="mx-auto max-w-3xl py-8 sm:py-12">
      <title>{t.pageTitle(t.orders.title)}</title>
      <h1 className="mb-8 text-4xl font-extrabold sm:text-5xl">{t.orders.title}</h1>
      <Orders />
    </div>
  );
}

function Orders() {
  const { t } = useI18n();
  const orders = useInfiniteQuery({ ...ordersQuery, refetchInterval: REFRESH_MS });
  if (!orders.data)
    return orders.error ? <Failure error={orders.error} retry={() => void orders.refetch()} /> : <RowsSkeleton />;
  const all = orders.data.pages.flatMap(({ items }) => items);
  const open = all.filter(({ status }) => status === 'awaiting-payment');
  const past = all.filter(({ status }) => status !== 'awaiting-payment');
  if (all.length === 0)
    return (
      <EmptyState
        Icon={TicketIcon}
        title={t.orders.emptyTitle}
        action={<ButtonLink to={paths.catalogue.href()}>{t.failure.toCatalogue}</ButtonLink>}
      >
        <p>{t.orders.empty}</p>
      </EmptyState>
    );
  return (
    <>
      <OrderGroup title={t.orders.open} orders={open} />
      <OrderGroup title={t.orders.past} orders={past} />
      {orders.hasNextPage && (
        <Button look="quiet" disabled={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
          {t.orders.more}
        </Button>
      )}
    </>
  );
}

function OrderGroup({ title, orders }: { title: string; orders: Order[] }) {
  if (orders.length === 0) return null;
  return (
    <section className="mb-10">
      <h2 className="mb-4 text-lg">{title}</h2>
      <ul className="space-y-4">
        {orders.map((order) => (
          <li key={order.id}>
            <OrderRow order={order} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OrderRow({ order }: { order: Order }) {
  const { t, format } = useI18n();
  const { ticket, status, expiresAt } = order;
  return (
    <article className="card relative flex items-center gap-4 p-3 transition focus-within:ring-3 focus-within:ring-accent hover:shadow-pop sm:gap-5 sm:p-4">
      <div className="h-24 w-20 shrink-0 overflow-hidden rounded-control sm:w-36">
        <EventPicture of={ticket} />
      </div>
      <div className="min-w-0 grow sm:flex sm:items-center sm:gap-4">
        <div className="min-w-0 grow">
          <h3 className="leading-snug sm:text-lg">
            <Link to={paths.order.href(order.id)} className="outline-none after:absolute after:inset-0">
              {ticket.title}
            </Link>
          </h3>
          <p className="mt-0.5 truncate text-sm text-soft">
            {ticket.startsAt
              ? format.eventShort(ticket.startsAt, ticket.city)
              : t.orders.ordered(format.dateTime(order.createdAt))}
          </p>
          <p className="mt-0.5 text-sm font-semibold tabular-nums">{format.price(order.price)}</p>
        </div>
        <div className="mt-2 flex flex-wrap items-center gap-2 sm:mt-0 sm:flex-col sm:items-end">
          <OrderBadge order={order} />
          {status === 'awaiting-payment' && <TimeLeft deadline={expiresAt} />}
        </div>
      </div>
    </article>
  );
}

function TimeLeft({ deadline }: { deadline: string }) {
  const { t } = useI18n();
  const seconds = useSecondsLeft(deadline);
  return (
    <span className="text-sm font-semibold text-warn tabular-nums">{t.checkout.left(formatCountdown(seconds))}</span>
  );
}
