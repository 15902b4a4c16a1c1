import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';

/** Lengthens the time to pay. The API moves a deadline once, however often it is asked. */
export const extendOrder = (id: string) => bodyOf(api.POST('/api/orders/{id}/extend', { params: { path: { id } } }));
