import { useDeferredValue } from 'react';
import type { DeepPartialSkipArrayKey } from 'react-hook-form';
import { isCurrency } from '../../../../shared/contracts/money';
import { useI18n } from '../../shared/i18n/i18n';
import { timeZoneOf } from '../../shared/lib/city-time-zones';
import { fromWallTime } from '../../shared/lib/wall-time';
import { EventPicture } from '../../shared/ui/event-picture';
import { type ListingValues, toMinor } from './listing-values';

/** How buyers will see it, while it is written. */
export function ListingPreview({ values }: { values: DeepPartialSkipArrayKey<ListingValues> }) {
  const { t, format } = useI18n();
  const title = useDeferredValue(values.title?.trim()) || t.selling.untitled;
  const { category = '', venue, city = '', startsAt = '', price, pictureId = null } = values;
  const begins = fromWallTime(startsAt, timeZoneOf(city));
  const currency = price?.currency ?? '';
  const amount = toMinor(price?.amount ?? '', currency);
  return (
    <aside aria-label={t.selling.preview} className="lg:sticky lg:top-24">
      <p className="mb-3 text-sm font-semibold text-soft">{t.selling.preview}</p>
      <div className="card overflow-hidden">
        <div className="aspect-16/10">
          <EventPicture of={{ title, category, pictureId }} />
        </div>
        <div className="p-4">
          <p className="text-lg leading-snug font-bold tracking-tight wrap-anywhere">{title}</p>
          <p className="mt-1 text-sm text-soft">{begins ? format.eventShort(begins, city) : t.catalogue.dateUnknown}</p>
          <p className="mt-0.5 text-sm text-soft wrap-anywhere">{[venue, city].filter(Boolean).join(', ')}</p>
          <p className="pt-4 text-lg font-bold tabular-nums">
            {isCurrency(currency) && !Number.isNaN(amount) ? format.price({ amount, currency }) : '—'}
          </p>
        </div>
      </div>
    </aside>
  );
}
