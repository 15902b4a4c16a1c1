import type { OrderAnswer } from '../../../../../shared/contracts/http/orders';
import { newKey, request } from '../../../shared/api/request';

/** Reserves a ticket. A buyer who holds it already gets that order again. */
export const createOrder = (ticketId: string) =>
  request<OrderAnswer>('POST', '/api/orders', { body: { ticketId }, idempotencyKey: newKey() });
