import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import type { OrderAnswer } from '../../../../shared/contracts/http/orders';
import { attempt, isRefusal, type Refusal } from '../../shared/api/attempt';
import { cancelOrder } from './api/cancel-order';
import { getOrder } from './api/get-order';
import { payOrder } from './api/pay-order';
import { orSignIn } from './orders-data';

export const loadOrder = ({ params, request }: LoaderFunctionArgs): Promise<OrderAnswer> =>
  orSignIn(request, () => getOrder(params.orderId ?? '', request.signal));

/** A command that was accepted gives `null`: the order itself, loaded again, shows what became of it. */
export async function runOrderCommand({ params, request }: ActionFunctionArgs): Promise<Refusal | null> {
  const orderId = params.orderId ?? '';
  const form = await request.formData();
  const answer = await attempt<unknown>(() =>
    form.get('command') === 'cancel' ? cancelOrder(orderId) : payOrder(orderId, String(form.get('paymentMethod'))),
  );
  return isRefusal(answer) ? answer : null;
}
