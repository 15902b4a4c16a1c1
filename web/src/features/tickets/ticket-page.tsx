import { useQuery } from '@tanstack/react-query';
import { Armchair, CalendarDays, type LucideIcon, MapPin, UserRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { pictureUrl } from '../../../../shared/contracts/picture-url';
import type { Ticket } from '../../../../shared/contracts/tickets';
import { ticketQuery } from '../../shared/api/get-ticket';
import { useI18n } from '../../shared/i18n/i18n';
import { EventPicture } from '../../shared/ui/event-picture';
import { Failure } from '../../shared/ui/failure';
import { LoadingLabel, Skeleton } from '../../shared/ui/skeleton';
import { notify } from '../../shared/ui/toast/notify';
import { sellerQuery } from './api/get-seller';
import { BuyBox } from './buy-box';

/** While a ticket may change hands, its state is asked for this often, should the live stream be away. */
const REFRESH_MS = 15_000;

export function TicketPage() {
  const { ticketId = '' } = useParams();
  const { data, error, refetch } = useQuery({ ...ticketQuery(ticketId), refetchInterval: REFRESH_MS });
  if (data) return <TicketView ticket={data} />;
  return error ? <Failure error={error} retry={() => void refetch()} /> : <TicketSkeleton />;
}

const LAYOUT = 'gap-10 py-6 sm:py-10 lg:grid lg:grid-cols-[1fr_22rem]';

function TicketView({ ticket }: { ticket: Ticket }) {
  const { t, format } = useI18n();
  const { title, category, startsAt, city, venue, seat, description, pictureId } = ticket;
  useReturnNotice(ticket);
  return (
    <article className={LAYOUT}>
      <title>{t.pageTitle(title)}</title>
      <div>
        <div className="aspect-16/9 overflow-hidden rounded-card shadow-card">
          {pictureId ? <WholePicture id={pictureId} /> : <EventPicture of={ticket} />}
        </div>
        <p className="mt-6 text-sm font-semibold text-accent">{categoryName(t.category, category)}</p>
        <h1 className="mt-1 text-3xl leading-tight font-extrabold sm:text-5xl">{title}</h1>
        <dl className="mt-8 grid gap-5 sm:grid-cols-2">
          {startsAt && (
            <Fact Icon={CalendarDays} name={t.ticket.when}>
              <time dateTime={startsAt}>{format.eventLong(startsAt, city)}</time>
            </Fact>
          )}
          {(venue || city) && (
            <Fact Icon={MapPin} name={t.ticket.where}>
              {[venue, city].filter(Boolean).join(', ')}
            </Fact>
          )}
          {seat && (
            <Fact Icon={Armchair} name={t.ticket.seat}>
              {seat}
            </Fact>
          )}
          <Fact Icon={UserRound} name={t.ticket.soldBy}>
            <SellerName id={ticket.sellerId} />
          </Fact>
        </dl>
        {description && (
          <section className="mt-10 max-w-prose">
            <h2 className="text-xl">{t.ticket.about}</h2>
            <p className="mt-3 leading-relaxed whitespace-pre-line text-soft">{description}</p>
          </section>
        )}
      </div>
      <BuyBox ticket={ticket} />
    </article>
  );
}

/** From here on a picture is wide enough to fill its place, at the cost of a strip above and below. */
const WIDE = 1.3;

/** What the seller uploaded: all of it where it is tall, and then its own colours fill what it leaves. */
function WholePicture({ id }: { id: string }) {
  const { t } = useI18n();
  const [isWide, setWide] = useState(false);
  return (
    <div className="relative size-full overflow-hidden bg-sunken">
      <img
        src={pictureUrl(id, 'card')}
        alt=""
        width={800}
        height={500}
        className="absolute inset-0 size-full scale-125 object-cover opacity-70 blur-2xl"
      />
      <img
        src={pictureUrl(id, 'full')}
        alt={t.ticket.picture}
        width={1600}
        height={900}
        fetchPriority="high"
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setWide(naturalWidth >= WIDE * naturalHeight)}
        className={`relative size-full ${isWide ? 'object-cover' : 'object-contain'}`}
      />
    </div>
  );
}

/** The name that the seller has chosen; whoever has none, or cannot be asked for, is a private seller. */
function SellerName({ id }: { id: string }) {
  const { t } = useI18n();
  const { data, isPending } = useQuery(sellerQuery(id));
  return isPending ? <LoadingLabel /> : (data?.name ?? t.ticket.aSeller);
}

const categoryName = (names: Record<string, string>, category: string) =>
  Object.hasOwn(names, category) ? names[category] : category;

function Fact({ Icon, name, children }: { Icon: LucideIcon; name: string; children: React.ReactNode }) {
  return (
    <div className="relative min-h-11 pl-14.5">
      <dt className="text-sm text-soft">
        <span className="absolute top-0 left-0 grid size-11 place-items-center rounded-control bg-sunken text-soft">
          <Icon aria-hidden="true" className="size-5" />
        </span>
        {name}
      </dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}

/** Tells whoever waited on this page that the ticket is back. */
function useReturnNotice({ status, title }: Ticket): void {
  const { t } = useI18n();
  const before = useRef(status);
  useEffect(() => {
    if (before.current === 'held' && status === 'available') notify({ title: t.ticket.back(title), tone: 'good' });
    before.current = status;
  }, [status, title, t]);
}

const TicketSkeleton = () => (
  <div className={`min-h-dvh ${LAYOUT}`}>
    <LoadingLabel />
    <div>
      <Skeleton className="aspect-16/9 rounded-card" />
      <Skeleton className="mt-8 h-12 w-3/4" />
      <Skeleton className="mt-8 h-24 w-full" />
    </div>
    <Skeleton className="mt-8 h-56 rounded-card lg:mt-0" />
  </div>
);
