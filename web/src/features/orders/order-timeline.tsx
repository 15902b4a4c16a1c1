import type { OrderAnswer } from '../../../../shared/contracts/http/orders';
import { useI18n } from '../../shared/i18n/i18n';
import { orderSteps } from './order-steps';

/** What happened to an order, in its order. */
export function OrderTimeline({ order }: { order: OrderAnswer }) {
  const { t, format } = useI18n();
  return (
    <section className="card p-6 sm:p-8">
      <h2 className="text-xl">{t.order.timeline}</h2>
      <ol className="mt-5">
        {orderSteps(order).map(({ name, at, tone }) => (
          <li
            key={name}
            className="relative pb-6 pl-8 before:absolute before:top-4 before:bottom-0 before:left-[5px] before:w-0.5 before:bg-line last:pb-0 last:before:hidden"
          >
            <span
              aria-hidden="true"
              className={`absolute top-1.5 left-0 size-3 rounded-full ${tone === 'good' ? 'bg-good' : 'bg-edge'}`}
            />
            <p className="font-semibold">{t.order.events[name]}</p>
            {at && (
              <p className="text-sm text-soft">
                <time dateTime={at}>{format.dateTime(at)}</time>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
