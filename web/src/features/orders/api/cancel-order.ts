import type { OrderAnswer } from '../../../../../shared/contracts/http/orders';
import { request } from '../../../shared/api/request';

export const cancelOrder = (orderId: string) =>
  request<OrderAnswer>('DELETE', `/api/orders/${encodeURIComponent(orderId)}`);
