import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { attempt, isRefusal } from '../../shared/api/attempt';
import { paths } from '../../shared/paths';
import { createOrder } from './api/create-order';
import { getTicket } from './api/get-ticket';

export const loadTicket = ({ params, request }: LoaderFunctionArgs) => getTicket(params.ticketId ?? '', request.signal);

/** Reserves the ticket and goes to its checkout; a refusal is shown beside the button. */
export async function reserveTicket({ params }: ActionFunctionArgs) {
  const order = await attempt(() => createOrder(params.ticketId ?? ''));
  return isRefusal(order) ? order : redirect(paths.order.href(order.id));
}
