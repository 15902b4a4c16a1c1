import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';
import { keepNewer } from '../../../shared/api/keep-newer';
import { keys } from '../../../shared/api/query-keys';

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: keys.order(id),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/orders/{id}', { params: { path: { id } }, signal })),
    structuralSharing: keepNewer,
  });
