import { Link, useLoaderData } from 'react-router';
import type { OrderPage } from '../../../../shared/contracts/http/orders';
import type { Order } from '../../../../shared/contracts/orders';
import { formatDate } from '../../shared/lib/format-date';
import { formatPrice } from '../../shared/lib/format-price';
import { paths } from '../../shared/paths';
import { describeOrder } from './describe-order';

export function OrdersPage() {
  const { items, nextCursor } = useLoaderData<OrderPage>();
  return (
    <>
      <title>My orders · Ticketing</title>
      <h1>My orders</h1>
      {items.length === 0 ? (
        <p>
          Nothing yet. <Link to={paths.catalogue.href()}>Find a ticket</Link>
        </p>
      ) : (
        <ul className="order-list">
          {items.map((order) => (
            <li key={order.id}>
              <OrderRow order={order} />
            </li>
          ))}
        </ul>
      )}
      {nextCursor && <Link to={`${paths.orders.href()}?cursor=${encodeURIComponent(nextCursor)}`}>Older orders</Link>}
    </>
  );
}

function OrderRow({ order }: { order: Order }) {
  const { label, tone } = describeOrder(order);
  return (
    <article className="panel order-row">
      <div>
        <h2>
          <Link to={paths.order.href(order.id)}>{order.ticket.title}</Link>
        </h2>
        <p className="muted">Ordered {formatDate(order.createdAt)}</p>
      </div>
      <strong className="price">{formatPrice(order.price)}</strong>
      <span className="badge" data-status={tone}>
        {label}
      </span>
    </article>
  );
}
