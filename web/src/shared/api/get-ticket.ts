import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '../../../../shared/contracts/client/body-of';
import { api } from './api';
import { keepNewer } from './keep-newer';
import { keys } from './query-keys';

export const ticketQuery = (id: string) =>
  queryOptions({
    queryKey: keys.ticket(id),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/tickets/{id}', { params: { path: { id } }, signal })),
    structuralSharing: keepNewer,
  });
