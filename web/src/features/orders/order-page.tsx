import { Link, useFetcher, useLoaderData } from 'react-router';
import type { OrderAnswer } from '../../../../shared/contracts/http/orders';
import type { CancelReason } from '../../../../shared/contracts/orders';
import type { Refusal } from '../../shared/api/attempt';
import { formatEventDate } from '../../shared/lib/format-date';
import { formatPrice } from '../../shared/lib/format-price';
import { paths } from '../../shared/paths';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { TicketArt } from '../../shared/ui/ticket-art';
import { Checkout } from './checkout';
import { TicketPass } from './ticket-pass';

/** One purchase: its checkout while it waits, its outcome afterwards. */
export function OrderPage() {
  const order = useLoaderData<OrderAnswer>();
  const fetcher = useFetcher<Refusal | null>();
  const { ticket, price } = order;
  return (
    <div className="checkout">
      <title>{`${ticket.title} · Order · Ticketing`}</title>
      <section className="panel summary" aria-label="Your ticket">
        <TicketArt title={ticket.title} category={ticket.category} />
        <div className="card-body">
          <p className="eyebrow">{ticket.category}</p>
          <h1>{ticket.title}</h1>
          <p className="muted">
            {ticket.startsAt && <time dateTime={ticket.startsAt}>{formatEventDate(ticket.startsAt, ticket.city)}</time>}
            <br />
            {[ticket.venue, ticket.city].filter(Boolean).join(', ')}
            <br />
            {ticket.seat}
          </p>
          <p className="card-foot total">
            <span>Total</span>
            <strong className="price">{formatPrice(price)}</strong>
          </p>
        </div>
      </section>
      <section className="panel" aria-label="Payment" aria-live="polite">
        {order.status !== 'awaiting-payment' && <ProblemNotice problem={fetcher.data?.problem} />}
        {order.status === 'awaiting-payment' && <Checkout order={order} fetcher={fetcher} />}
        {order.status === 'complete' && <Completed order={order} />}
        {order.status === 'cancelled' && <Cancelled order={order} />}
      </section>
    </div>
  );
}

function Completed({ order }: { order: OrderAnswer }) {
  if (!order.ticketCode)
    return (
      <>
        <h2>Refunded</h2>
        <p>{formatPrice(order.price)} is on its way back to your card. The ticket is no longer yours.</p>
      </>
    );
  return (
    <>
      <h2>It is yours</h2>
      <p className="muted">Paid {formatPrice(order.price)}. Show this code at the entrance.</p>
      <TicketPass code={order.ticketCode} title={order.ticket.title} />
    </>
  );
}

/** Whether the ticket is on sale again is not said: somebody may have it already. */
const REASONS: Record<CancelReason, string> = {
  expired: 'The time to pay ran out, and the ticket is no longer held for you. You were not charged.',
  buyer: 'You cancelled this order, and the ticket is no longer held for you. You were not charged.',
  'payment-failed': 'The payment did not succeed, and the ticket is no longer held for you. You were not charged.',
};

function Cancelled({ order }: { order: OrderAnswer }) {
  return (
    <>
      <h2>{order.cancelReason === 'expired' ? 'Time is up' : 'Cancelled'}</h2>
      <p>{REASONS[order.cancelReason ?? 'buyer']}</p>
      <p className="actions">
        <Link className="button" to={paths.ticket.href(order.ticket.id)}>
          See the ticket
        </Link>
        <Link className="button button-quiet" to={paths.catalogue.href()}>
          All tickets
        </Link>
      </p>
    </>
  );
}
