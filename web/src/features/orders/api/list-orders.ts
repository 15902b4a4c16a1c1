import type { OrderPage } from '../../../../../shared/contracts/http/orders';
import { request } from '../../../shared/api/request';

export function listOrders(cursor?: string | null, signal?: AbortSignal) {
  const query = new URLSearchParams(cursor ? { cursor } : {});
  return request<OrderPage>('GET', `/api/orders?${query}`, { signal });
}
