import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';

/** Gives the ticket back. However often it is asked, it is one cancellation. */
export const cancelOrder = (id: string) => bodyOf(api.DELETE('/api/orders/{id}', { params: { path: { id } } }));
