import { useInfiniteQuery } from '@tanstack/react-query';
import { SearchX, Sparkles } from 'lucide-react';
import { useDeferredValue, useEffect } from 'react';
import { useI18n } from '../../shared/i18n/i18n';
import { paths } from '../../shared/paths';
import { Button, ButtonLink } from '../../shared/ui/button';
import { EmptyState } from '../../shared/ui/empty-state';
import { Failure } from '../../shared/ui/failure';
import { LoadingLabel, Skeleton } from '../../shared/ui/skeleton';
import { ticketsQuery } from './api/list-tickets';
import { TicketCard } from './ticket-card';
import type { TicketFilter } from './ticket-filter';

const GRID = 'grid gap-x-5 gap-y-6 sm:grid-cols-2 lg:grid-cols-3';

let wasShown = false;

/** The tickets that fit, as far as they were asked for. */
export function CatalogueList({ filter }: { filter: TicketFilter }) {
  const { t } = useI18n();
  const {
    data: loaded,
    error,
    refetch,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
  } = useInfiniteQuery(ticketsQuery(filter));
  // Many cards at once: drawn in small steps, between which the browser answers the visitor. Whoever comes back finds them
  // where they were; whoever comes first sees what is above them first.
  const data = useDeferredValue(loaded, wasShown ? loaded : undefined);
  useEffect(() => {
    wasShown = true;
  }, []);
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <CatalogueSkeleton />;
  const tickets = data.pages.flatMap(({ items }) => items);
  if (tickets.length === 0) return <Empty isFiltered={Object.keys(filter).length > 0} />;
  return (
    <>
      <ul className={GRID}>
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <TicketCard ticket={ticket} />
          </li>
        ))}
      </ul>
      <div className="mt-10 text-center text-sm text-soft">
        {hasNextPage ? (
          <Button look="quiet" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? t.catalogue.loadingMore : t.catalogue.more}
          </Button>
        ) : (
          <p>{t.catalogue.end}</p>
        )}
      </div>
    </>
  );
}

function Empty({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useI18n();
  if (isFiltered)
    return (
      <EmptyState
        Icon={SearchX}
        title={t.catalogue.emptyTitle}
        action={<ButtonLink to={paths.catalogue.href()}>{t.catalogue.reset}</ButtonLink>}
      >
        <p>{t.catalogue.empty}</p>
      </EmptyState>
    );
  return (
    <EmptyState
      Icon={Sparkles}
      title={t.catalogue.nothingTitle}
      action={<ButtonLink to={paths.newListing.href()}>{t.selling.create}</ButtonLink>}
    >
      <p>{t.catalogue.nothing}</p>
    </EmptyState>
  );
}

const CatalogueSkeleton = () => (
  <div className={GRID}>
    <LoadingLabel />
    {Array.from({ length: 9 }, (_, index) => (
      <div key={index} className="card overflow-hidden">
        <Skeleton className="aspect-16/10 rounded-none" />
        <div className="space-y-3 p-4">
          <Skeleton className="h-6 w-4/5" />
          <Skeleton className="h-4 w-3/5" />
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-7 w-full" />
        </div>
      </div>
    ))}
  </div>
);
