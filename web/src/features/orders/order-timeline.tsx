import { useQuery } from '@tanstack/react-query';
import type { OrderAnswer } from '../../../../shared/contracts/http/orders';
import { useI18n } from '../../shared/i18n/i18n';
import { Button } from '../../shared/ui/button';
import { LoadingLabel, Skeleton } from '../../shared/ui/skeleton';
import { orderEventsQuery } from './api/list-order-events';
import { orderSteps } from './order-steps';

/** What happened to an order, in its order: its own events. */
export function OrderTimeline({ order }: { order: OrderAnswer }) {
  const { t } = useI18n();
  const { data, isError, refetch } = useQuery(orderEventsQuery(order));
  return (
    <section className="card p-6 sm:p-8">
      <h2 className="mb-5 text-xl">{t.order.timeline}</h2>
      {data && <Steps steps={orderSteps(order, data.items)} />}
      {!data && !isError && (
        <>
          <LoadingLabel />
          <Skeleton className="h-24 w-full" />
        </>
      )}
      {!data && isError && (
        <div className="flex flex-wrap items-center justify-between gap-4 text-soft">
          <p>{t.order.timelineFailed}</p>
          <Button look="quiet" size="small" onClick={() => void refetch()}>
            {t.failure.retry}
          </Button>
        </div>
      )}
    </section>
  );
}

function Steps({ steps }: { steps: ReturnType<typeof orderSteps> }) {
  const { t, format } = useI18n();
  return (
    <ol>
      {steps.map(({ id, name, at, tone }) => (
        <li
          key={id}
          className="relative pb-6 pl-8 before:absolute before:top-4 before:bottom-0 before:left-[5px] before:w-0.5 before:bg-line last:pb-0 last:before:hidden"
        >
          <span
            aria-hidden="true"
            className={`absolute top-1.5 left-0 size-3 rounded-full ${tone === 'good' ? 'bg-good' : 'bg-edge'}`}
          />
          <p className="font-semibold">{t.order.events[name]}</p>
          <p className="text-sm text-soft">
            <time dateTime={at}>{format.dateTime(at)}</time>
          </p>
        </li>
      ))}
    </ol>
  );
}
