import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { OrderAnswer } from '../../../../shared/contracts/http/orders';
import { serverClock } from '../../shared/api/server-clock';
import { useI18n } from '../../shared/i18n/i18n';
import { Failure } from '../../shared/ui/failure';
import { LoadingLabel, Skeleton } from '../../shared/ui/skeleton';
import { orderQuery } from './api/get-order';
import { Checkout } from './checkout/checkout';
import { getOrderRefresh } from './get-order-refresh';
import { OrderOutcome } from './order-outcome';
import { OrderSummary } from './order-summary';
import { OrderTimeline } from './order-timeline';
import { Receipt } from './receipt';
import { WorkflowLink } from './workflow-link';

/** One purchase: its checkout while it waits, its outcome afterwards. The address stays the same throughout. */
export function OrderPage() {
  const { orderId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    ...orderQuery(orderId),
    refetchInterval: ({ state }) => getOrderRefresh(state.data, serverClock.now()),
  });
  if (data) return <OrderView key={data.id} order={data} />;
  return error ? <Failure error={error} retry={() => void refetch()} /> : <OrderSkeleton />;
}

const LAYOUT = 'grid items-start gap-6 py-6 sm:py-10 lg:grid-cols-[1fr_22rem] lg:gap-10';

function OrderView({ order }: { order: OrderAnswer }) {
  const { t } = useI18n();
  const [decline, setDecline] = useState<string>();
  const isOpen = order.status === 'awaiting-payment';
  return (
    <div className={LAYOUT}>
      <title>{t.pageTitle(`${order.ticket.title} · ${isOpen ? t.checkout.title : t.order.title}`)}</title>
      <aside className="lg:sticky lg:space-y-6 lg:top-24 lg:order-last">
        <OrderSummary order={order} />
        <div className="max-lg:hidden">
          <WorkflowLink orderId={order.id} />
        </div>
      </aside>
      <div className="min-w-0 space-y-6">
        {isOpen ? (
          <>
            <h1 className="sr-only">{`${t.checkout.title}: ${order.ticket.title}`}</h1>
            <Checkout order={order} onDeclined={setDecline} />
          </>
        ) : (
          <>
            <OrderOutcome order={order} decline={decline} />
            <OrderTimeline order={order} />
            {order.payment && order.status === 'complete' && <Receipt order={order} payment={order.payment} />}
          </>
        )}
        <div className="lg:hidden">
          <WorkflowLink orderId={order.id} />
        </div>
      </div>
    </div>
  );
}

const OrderSkeleton = () => (
  <div className={LAYOUT}>
    <LoadingLabel />
    <Skeleton className="h-40 rounded-card lg:order-last lg:h-96" />
    <div className="space-y-6">
      <Skeleton className="h-24 rounded-card" />
      <Skeleton className="h-96 rounded-card" />
    </div>
  </div>
);
