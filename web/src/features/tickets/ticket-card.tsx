import { Link } from 'react-router';
import type { Ticket } from '../../../../shared/contracts/tickets';
import { formatEventDate } from '../../shared/lib/format-date';
import { formatPrice } from '../../shared/lib/format-price';
import { paths } from '../../shared/paths';
import { TicketArt } from '../../shared/ui/ticket-art';
import { TicketBadge } from './ticket-badge';

export function TicketCard({ ticket }: { ticket: Ticket }) {
  const { id, title, category, price, venue, city, startsAt, status } = ticket;
  return (
    <article className="card" data-status={status}>
      <TicketArt title={title} category={category} />
      <div className="card-body">
        <p className="eyebrow">{category}</p>
        <h2>
          <Link to={paths.ticket.href(id)}>{title}</Link>
        </h2>
        <p className="muted">
          {startsAt && <time dateTime={startsAt}>{formatEventDate(startsAt, city)}</time>}
          <br />
          {[venue, city].filter(Boolean).join(', ')}
        </p>
        <p className="card-foot">
          <strong className="price">{formatPrice(price)}</strong>
          <TicketBadge status={status} />
        </p>
      </div>
    </article>
  );
}
