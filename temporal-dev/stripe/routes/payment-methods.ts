import { Router } from 'express';
import type { Act } from '../acts/act';
import { choosePaymentMethod, createPaymentMethod, type PaymentMethodChoice } from '../acts/payment-methods';
import type { Emulator } from '../emulator';
import { invalidParam } from '../errors';
import { type Call, endpoint } from '../http/endpoint';
import type { Params } from '../http/params';
import { type TestCardName, testCardName, testCardOfNumber } from '../test-cards';

export function paymentMethodRoutes(emulator: Emulator): Router {
  const router = Router();
  router.post('/v1/payment_methods', endpoint(emulator, parseCreate, { browser: true }));
  router.get('/v1/payment_methods/:id', endpoint(emulator, parseRetrieve));
  return router;
}

function parseCreate({ params }: Call) {
  const card = readCard(params);
  return (act: Act) => createPaymentMethod(act, card);
}

const parseRetrieve =
  ({ id }: Call) =>
  (act: Act) =>
    choosePaymentMethod(act, { id }, 404);

/** `payment_method`, or `payment_method_data` for a new one. */
export function readPaymentMethodChoice(params: Params): PaymentMethodChoice | undefined {
  const id = params.string('payment_method');
  const data = params.object('payment_method_data');
  if (data) return { card: readCard(data) };
  return id === undefined ? undefined : { id };
}

/** A card by token (`tok_visa`) or by test number. Expiry date and CVC are accepted as they are. */
function readCard(params: Params): TestCardName {
  params.required('type', params.oneOf('type', ['card']));
  params.object('billing_details')?.ignoreRest();
  const card = params.required('card', params.object('card'));
  const token = card.string('token');
  const number = card.string('number')?.replaceAll(' ', '');
  for (const detail of ['exp_month', 'exp_year', 'cvc']) card.string(detail);
  const name = token ? testCardName(token) : number ? testCardOfNumber(number) : undefined;
  if (!name)
    throw token
      ? invalidParam('card[token]', `No such token: '${token}'`, 'resource_missing')
      : invalidParam('card[number]', 'Your card number is not one of the test cards.', 'incorrect_number');
  return name;
}
