import type Stripe from 'stripe';
import { AUTHORIZATION_S } from '../objects/charge';
import type { Act } from './act';

const taskId = (paymentIntentId: string): string => `lapse_${paymentIntentId}`;

/** The authorization lapses unless it is captured or given back before. */
export function lapseLater(act: Act, { id }: Stripe.PaymentIntent): void {
  const dueMs = act.nowMs + AUTHORIZATION_S * 1000;
  act.tx.put('task', { id: taskId(id), dueMs, kind: 'lapse', paymentIntent: id });
}

/** There is no authorization any more that could lapse. */
export function lapseNoMore(act: Act, { id }: Stripe.PaymentIntent): void {
  act.tx.remove('task', taskId(id));
}
