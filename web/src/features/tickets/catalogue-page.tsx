import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useI18n } from '../../shared/i18n/i18n';
import { useIsHere } from '../../shared/lib/use-is-here';
import { Button } from '../../shared/ui/button';
import { Skeleton } from '../../shared/ui/skeleton';
import { ActiveFilters } from './active-filters';
import { CatalogueList } from './catalogue-list';
import { CatalogueSearch } from './catalogue-search';
import { CategoryLinks } from './category-links';
import { filterParams, PANEL_FILTERS, readFilter, SORTS, type TicketFilter } from './ticket-filter';

const CatalogueFilters = lazy(() => import('./catalogue-filters'));

/** The catalogue. What is looked for stands in the address, so that it can be sent, kept and come back to. */
export function CataloguePage() {
  const { t } = useI18n();
  const [params, setParams] = useSearchParams();
  const [isOpen, setOpen] = useState(false);
  const isHere = useIsHere();
  const filter = readFilter(params);
  const change = useCallback((next: TicketFilter) => setParams(filterParams(next), { replace: true }), [setParams]);
  const search = useCallback(
    (q: string) => {
      if (isHere()) setParams((current) => filterParams({ ...readFilter(current), q }), { replace: true });
    },
    [setParams, isHere],
  );
  const count = PANEL_FILTERS.filter((name) => filter[name]).length;
  return (
    <>
      <title>{t.pageTitle(t.catalogue.title)}</title>
      <div className="pt-10 pb-8 sm:pt-16 sm:pb-10">
        <h1 className="max-w-2xl text-4xl leading-[1.08] font-extrabold sm:text-6xl">{t.catalogue.headline}</h1>
        <p className="mt-4 mb-8 text-lg text-soft sm:text-xl">{t.catalogue.lead}</p>
        <div className="max-w-2xl">
          <CatalogueSearch value={filter.q ?? ''} onSearch={search} />
        </div>
      </div>
      <CategoryLinks filter={filter} />
      <div className="mt-4 flex items-center justify-between gap-3">
        <Button look="quiet" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <SlidersHorizontal aria-hidden="true" className="size-4" />
          {t.catalogue.filters}
          {count > 0 && (
            <span className="rounded-full bg-accent px-1.5 text-xs text-on-accent tabular-nums">{count}</span>
          )}
        </Button>
        <select
          aria-label={t.catalogue.sort}
          className="h-11 max-w-48 rounded-control border border-edge bg-surface px-3 text-sm font-semibold hover:border-ink"
          value={filter.sort ?? 'soonest'}
          onChange={({ target }) => change(readFilter(filterParamsWith(filter, target.value)))}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t.catalogue.sorts[sort]}
            </option>
          ))}
        </select>
      </div>
      {isOpen && (
        <Suspense fallback={<Skeleton className="mt-4 h-64 rounded-card" />}>
          <CatalogueFilters key={params.toString()} filter={filter} onChange={change} />
        </Suspense>
      )}
      <ActiveFilters filter={filter} onChange={change} />
      <section aria-label={t.catalogue.results} className="mt-8">
        <h2 className="sr-only">{t.catalogue.results}</h2>
        <CatalogueList filter={filter} />
      </section>
    </>
  );
}

function filterParamsWith(filter: TicketFilter, sort: string): URLSearchParams {
  const params = filterParams(filter);
  params.set('sort', sort);
  return params;
}
