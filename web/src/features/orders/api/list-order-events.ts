import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import type { Order } from '../../../../../shared/contracts/orders';
import { api } from '../../../shared/api/api';
import { keys } from '../../../shared/api/query-keys';

/** What happened to an order, as far as this version of it. */
export const orderEventsQuery = ({ id, version }: Order) =>
  queryOptions({
    queryKey: [...keys.order(id), 'events', version],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/orders/{id}/events', { params: { path: { id } }, signal })),
    placeholderData: keepPreviousData,
  });
