import { Link, useFetcher, useLoaderData } from 'react-router';
import type { Ticket } from '../../../../shared/contracts/tickets';
import type { Refusal } from '../../shared/api/attempt';
import { formatEventDate } from '../../shared/lib/format-date';
import { formatPrice } from '../../shared/lib/format-price';
import { paths } from '../../shared/paths';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { TicketArt } from '../../shared/ui/ticket-art';
import { useCurrentUser } from '../users/use-current-user';
import { TicketBadge } from './ticket-badge';

export function TicketPage() {
  const ticket = useLoaderData<Ticket>();
  const facts = [
    ['When', ticket.startsAt && formatEventDate(ticket.startsAt, ticket.city)],
    ['Where', [ticket.venue, ticket.city].filter(Boolean).join(', ')],
    ['Seat', ticket.seat],
  ].filter(([, value]) => value);
  return (
    <article className="detail">
      <title>{`${ticket.title} · Ticketing`}</title>
      <TicketArt title={ticket.title} category={ticket.category} />
      <div className="detail-text">
        <p className="eyebrow">{ticket.category}</p>
        <h1>{ticket.title}</h1>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {ticket.description && <p className="description">{ticket.description}</p>}
      </div>
      <aside className="panel buy-box" aria-label="Buy">
        <p className="card-foot">
          <strong className="price price-large">{formatPrice(ticket.price)}</strong>
          <TicketBadge status={ticket.status} />
        </p>
        <BuyButton ticket={ticket} />
      </aside>
    </article>
  );
}

function BuyButton({ ticket }: { ticket: Ticket }) {
  const user = useCurrentUser();
  const fetcher = useFetcher<Refusal>();
  if (ticket.status === 'sold') return <p className="muted">This ticket has found its new owner.</p>;
  if (user?.id === ticket.sellerId) return <p className="muted">This is your own listing.</p>;
  if (!user)
    return (
      <Link className="button button-wide" to={paths.signIn.href(paths.ticket.href(ticket.id))}>
        Sign in to buy
      </Link>
    );
  return (
    <fetcher.Form method="post">
      <ProblemNotice problem={fetcher.data?.problem} />
      <button className="button button-wide" type="submit" disabled={fetcher.state !== 'idle'}>
        {fetcher.state === 'idle' ? 'Reserve and pay' : 'Reserving…'}
      </button>
      <p className="muted">
        {ticket.status === 'held'
          ? 'Somebody holds it at the moment. If it is you, this takes you to your checkout.'
          : 'Nobody else can buy it while you pay.'}
      </p>
    </fetcher.Form>
  );
}
