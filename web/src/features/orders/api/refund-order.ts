import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';
import { once } from '../../../shared/api/once';

/** Gives the ticket back for the whole price. */
export const refundOrder = (id: string) =>
  once(`refund ${id}`, (key) =>
    bodyOf(api.POST('/api/orders/{id}/refund', { params: { path: { id }, header: { 'Idempotency-Key': key } } })),
  );
