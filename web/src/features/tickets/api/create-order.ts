import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';
import { once } from '../../../shared/api/once';

/** Reserves a ticket. A buyer who holds it already gets that order again. */
export const createOrder = (ticketId: string) =>
  once(`order ${ticketId}`, (key) =>
    bodyOf(api.POST('/api/orders', { body: { ticketId }, params: { header: { 'Idempotency-Key': key } } })),
  );
