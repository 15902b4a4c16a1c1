import { useInfiniteQuery } from '@tanstack/react-query';
import { Lock, Pencil, Plus, Tag } from 'lucide-react';
import { Link } from 'react-router';
import type { Ticket } from '../../../../shared/contracts/tickets';
import { useI18n } from '../../shared/i18n/i18n';
import { paths } from '../../shared/paths';
import { useSession } from '../../shared/session/use-session';
import { Button, ButtonLink } from '../../shared/ui/button';
import { EmptyState } from '../../shared/ui/empty-state';
import { EventPicture } from '../../shared/ui/event-picture';
import { Failure } from '../../shared/ui/failure';
import { RowsSkeleton } from '../../shared/ui/skeleton';
import { TicketBadge } from '../../shared/ui/ticket-badge';
import { listingsQuery } from './api/list-listings';

export function ListingsPage() {
  const { t } = useI18n();
  const user = useSession();
  return (
    <div className="mx-auto max-w-4xl py-8 sm:py-12">
      <title>{t.pageTitle(t.selling.listingsTitle)}</title>
      <div className="mb-8 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-4xl font-extrabold sm:text-5xl">{t.selling.listingsTitle}</h1>
        <ButtonLink to={paths.newListing.href()}>
          <Plus aria-hidden="true" className="size-5" />
          {t.selling.create}
        </ButtonLink>
      </div>
      {user && <Listings sellerId={user.id} />}
    </div>
  );
}

function Listings({ sellerId }: { sellerId: string }) {
  const { t } = useI18n();
  const listings = useInfiniteQuery(listingsQuery(sellerId));
  if (!listings.data)
    return listings.error ? <Failure error={listings.error} retry={() => void listings.refetch()} /> : <RowsSkeleton />;
  const tickets = listings.data.pages.flatMap(({ items }) => items);
  if (tickets.length === 0)
    return (
      <EmptyState
        Icon={Tag}
        title={t.selling.emptyTitle}
        action={<ButtonLink to={paths.newListing.href()}>{t.selling.create}</ButtonLink>}
      >
        <p>{t.selling.empty}</p>
      </EmptyState>
    );
  return (
    <>
      <ul className="space-y-4">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <ListingRow ticket={ticket} />
          </li>
        ))}
      </ul>
      {listings.hasNextPage && (
        <Button
          look="quiet"
          className="mt-6"
          disabled={listings.isFetchingNextPage}
          onClick={() => void listings.fetchNextPage()}
        >
          {t.catalogue.more}
        </Button>
      )}
    </>
  );
}

function ListingRow({ ticket }: { ticket: Ticket }) {
  const { t, format } = useI18n();
  const { id, title, startsAt, city, price, status } = ticket;
  return (
    <article className="card flex items-center gap-4 p-3 sm:gap-5 sm:p-4">
      <div className="h-24 w-20 shrink-0 overflow-hidden rounded-control sm:w-36">
        <EventPicture of={ticket} />
      </div>
      <div className="min-w-0 grow">
        <h2 className="leading-snug sm:text-lg">
          <Link to={paths.ticket.href(id)} className="hover:underline">
            {title}
          </Link>
        </h2>
        <p className="mt-0.5 truncate text-sm text-soft">
          {startsAt ? format.eventShort(startsAt, city) : t.catalogue.dateUnknown}
        </p>
        <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <strong className="tabular-nums">
            {status === 'sold' ? t.selling.soldFor(format.price(price)) : format.price(price)}
          </strong>
          <TicketBadge status={status} />
        </p>
        {status === 'held' && (
          <p className="mt-2 flex items-center gap-1.5 text-sm text-soft">
            <Lock aria-hidden="true" className="size-3.5 shrink-0" />
            {t.selling.heldShort}
          </p>
        )}
      </div>
      <ListingAction ticket={ticket} />
    </article>
  );
}

/** The way to change it, while there is one. */
function ListingAction({ ticket: { id, title, status } }: { ticket: Ticket }) {
  const { t } = useI18n();
  if (status !== 'available') return null;
  return (
    <ButtonLink look="quiet" size="small" to={paths.editListing.href(id)} aria-label={t.selling.editOf(title)}>
      <Pencil aria-hidden="true" className="size-4" />
      <span className="max-sm:sr-only">{t.selling.edit}</span>
    </ButtonLink>
  );
}
