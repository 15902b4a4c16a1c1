import { MapPin } from 'lucide-react';
import { Link } from 'react-router';
import type { Ticket } from '../../../../shared/contracts/tickets';
import { useI18n } from '../../shared/i18n/i18n';
import { paths } from '../../shared/paths';
import { EventPicture } from '../../shared/ui/event-picture';
import { TicketBadge } from '../../shared/ui/ticket-badge';

/** One ticket of the catalogue; all of it is the link. */
export function TicketCard({ ticket }: { ticket: Ticket }) {
  const { t, format } = useI18n();
  const { id, title, venue, city, startsAt, price, status } = ticket;
  const leaf = startsAt && format.eventDay(startsAt, city);
  return (
    <article className="group card relative flex h-full flex-col overflow-hidden transition duration-200 focus-within:ring-3 focus-within:ring-accent hover:-translate-y-0.5 hover:shadow-pop motion-reduce:hover:translate-y-0">
      {/* Its size is known: what is out of sight need not be laid out. */}
      <div className="relative aspect-16/10 overflow-hidden [content-visibility:auto]">
        <EventPicture
          of={ticket}
          className={`transition duration-500 group-hover:scale-105 motion-reduce:group-hover:scale-100 ${status === 'sold' ? 'opacity-60 grayscale' : ''}`}
        />
        {leaf && (
          <p
            aria-hidden="true"
            className="absolute top-3 left-3 flex w-13 flex-col items-center rounded-control bg-surface py-1.5 leading-none shadow-card"
          >
            <span className="text-xs font-bold text-accent uppercase">{leaf.month}</span>
            <span className="mt-0.5 text-xl font-extrabold">{leaf.day}</span>
          </p>
        )}
      </div>
      <div className="flex grow flex-col p-4">
        <h3 className="text-lg leading-snug">
          <Link to={paths.ticket.href(id)} className="outline-none after:absolute after:inset-0">
            {title}
          </Link>
        </h3>
        <p className="mt-1 text-sm text-soft">
          {startsAt ? <time dateTime={startsAt}>{format.eventShort(startsAt, city)}</time> : t.catalogue.dateUnknown}
        </p>
        {(venue || city) && (
          <p className="mt-0.5 flex items-center gap-1 text-sm text-soft">
            <MapPin aria-hidden="true" className="size-3.5 shrink-0" />
            <span className="truncate">{[venue, city].filter(Boolean).join(', ')}</span>
          </p>
        )}
        <p className="mt-auto flex items-center justify-between gap-3 pt-4">
          <strong className="text-lg tabular-nums">{format.price(price)}</strong>
          <TicketBadge status={status} />
        </p>
      </div>
    </article>
  );
}
