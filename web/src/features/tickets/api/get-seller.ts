import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';
import { keys } from '../../../shared/api/query-keys';

export const sellerQuery = (id: string) =>
  queryOptions({
    queryKey: keys.seller(id),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/sellers/{id}', { params: { path: { id } }, signal })),
    staleTime: 5 * 60_000,
  });
