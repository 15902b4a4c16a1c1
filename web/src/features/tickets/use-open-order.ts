import { useInfiniteQuery } from '@tanstack/react-query';
import type { SignedInUser } from '../../../../shared/contracts/http/users';
import type { Order } from '../../../../shared/contracts/orders';
import type { Ticket } from '../../../../shared/contracts/tickets';
import { ordersQuery } from '../../shared/api/list-orders';

/** The order that holds this ticket, when it is the visitor's own. */
export function useOpenOrder({ id, status }: Ticket, user: SignedInUser | null | undefined): Order | undefined {
  const { data } = useInfiniteQuery({ ...ordersQuery, enabled: Boolean(user) && status === 'held' });
  if (status !== 'held') return undefined;
  return data?.pages
    .flatMap(({ items }) => items)
    .find((order) => order.status === 'awaiting-payment' && order.ticket.id === id);
}
