import type { OrderAnswer } from '../../../../../shared/contracts/http/orders';
import { request } from '../../../shared/api/request';

export const getOrder = (orderId: string, signal?: AbortSignal) =>
  request<OrderAnswer>('GET', `/api/orders/${encodeURIComponent(orderId)}`, { signal });
