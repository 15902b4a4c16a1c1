import type Stripe from 'stripe';
import { missing } from '../errors';
import { buildPaymentMethod } from '../objects/payment-method';
import { type TestCardName, testCardName } from '../test-cards';
import { type Act, seconds } from './act';

/** Either an id of ours or of Stripe's test payment methods, or a test card to make one for. */
export type PaymentMethodChoice = { id: string } | { card: TestCardName };

export function createPaymentMethod(act: Act, card: TestCardName): Stripe.PaymentMethod {
  const paymentMethod = act.tx.put('payment_method', buildPaymentMethod(card, seconds(act)));
  act.tx.put('card', { id: paymentMethod.id, name: card });
  return paymentMethod;
}

/** Throws resource_missing with `status`: 404 when the path names it, 400 when a parameter does. */
export function choosePaymentMethod(act: Act, choice: PaymentMethodChoice, status = 400): Stripe.PaymentMethod {
  if ('card' in choice) return createPaymentMethod(act, choice.card);
  const card = choice.id.startsWith('pm_card_') ? testCardName(choice.id) : undefined;
  if (card) return createPaymentMethod(act, card);
  const known = act.tx.get('payment_method', choice.id);
  if (!known) throw missing('PaymentMethod', choice.id, 'payment_method', status);
  return known;
}
