import type { Order } from '../../../../shared/contracts/orders';
import { useI18n } from '../../shared/i18n/i18n';
import { EventPicture } from '../../shared/ui/event-picture';

/** What is bought, and for how much. */
export function OrderSummary({ order: { ticket, price } }: { order: Order }) {
  const { t, format } = useI18n();
  const { title, startsAt, city, venue, seat } = ticket;
  return (
    <section aria-label={t.order.summary} className="card overflow-hidden max-lg:flex">
      <div className="w-28 shrink-0 sm:w-44 lg:aspect-16/10 lg:w-auto">
        <EventPicture of={ticket} />
      </div>
      <div className="min-w-0 grow p-4 lg:p-6">
        <h2 className="leading-snug lg:text-xl">{title}</h2>
        <div className="mt-1.5 space-y-0.5 text-sm text-soft">
          {startsAt && (
            <p>
              <time dateTime={startsAt}>{format.eventShort(startsAt, city)}</time>
            </p>
          )}
          {(venue || city) && <p>{[venue, city].filter(Boolean).join(', ')}</p>}
          {seat && <p>{seat}</p>}
        </div>
        <p className="mt-3 flex items-baseline justify-between gap-4 border-t border-line pt-3 lg:mt-5 lg:pt-4">
          <span className="text-sm text-soft">{t.order.total}</span>
          <strong className="text-xl font-extrabold tabular-nums lg:text-2xl">{format.price(price)}</strong>
        </p>
      </div>
    </section>
  );
}
