import { Router } from 'express';
import type Stripe from 'stripe';
import { type Act, find } from '../acts/act';
import { declineFailure } from '../acts/authorize-payment';
import { cancelPayment } from '../acts/cancel-payment';
import { capturePayment } from '../acts/capture-payment';
import { type Confirmation, confirmPayment } from '../acts/confirm-payment';
import { createPayment } from '../acts/create-payment';
import { updatePayment } from '../acts/update-payment';
import type { Emulator } from '../emulator';
import { invalidParam, missing, StripeFailure } from '../errors';
import { type Call, endpoint } from '../http/endpoint';
import { listPage, readPage } from '../http/list';
import { checkAmount, positive, readCurrency } from '../http/money';
import type { Params } from '../http/params';
import { readPaymentMethodChoice } from './payment-methods';

const CAPTURE_METHODS = ['automatic', 'automatic_async', 'manual'] as const;
const CANCELLATION_REASONS = ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'] as const;

export function paymentIntentRoutes(emulator: Emulator): Router {
  const router = Router();
  router.post('/v1/payment_intents', endpoint(emulator, parseCreate));
  router.get('/v1/payment_intents', endpoint(emulator, parseList));
  router.get('/v1/payment_intents/:id', endpoint(emulator, parseRetrieve, { browser: true }));
  router.post('/v1/payment_intents/:id', endpoint(emulator, parseUpdate));
  router.post('/v1/payment_intents/:id/confirm', endpoint(emulator, parseConfirm, { browser: true }));
  router.post('/v1/payment_intents/:id/capture', endpoint(emulator, parseCapture));
  router.post('/v1/payment_intents/:id/cancel', endpoint(emulator, parseCancel));
  return router;
}

function parseCreate({ params }: Call) {
  const currency = readCurrency(params);
  const amount = checkAmount(params.required('amount', params.integer('amount')), currency);
  // Its name before and since the API version that the stripe package pins.
  const allowedPaymentMethodTypes = readAllowedTypes(params);
  const automatic = params.object('automatic_payment_methods');
  const automaticPaymentMethods = automatic
    ? {
        enabled: automatic.required('enabled', automatic.boolean('enabled')),
        allow_redirects: automatic.oneOf('allow_redirects', ['always', 'never']) ?? 'always',
      }
    : null;
  const customer = params.string('customer') ?? null;
  const request = {
    amount,
    currency,
    captureMethod: params.oneOf('capture_method', CAPTURE_METHODS) ?? 'automatic_async',
    allowedPaymentMethodTypes,
    automaticPaymentMethods,
    customer,
    description: params.text('description') ?? null,
    metadata: params.metadata(),
    receiptEmail: params.text('receipt_email') ?? null,
    statementDescriptorSuffix: params.text('statement_descriptor_suffix') ?? null,
    setupFutureUsage: params.oneOf('setup_future_usage', ['off_session', 'on_session']) ?? null,
  };
  params.oneOf('confirmation_method', ['automatic']);
  const confirm = params.boolean('confirm') ?? false;
  const confirmation = readConfirmation(params);
  return (act: Act) => {
    if (customer !== null && !act.tx.get('customer', customer)) throw missing('customer', customer, 'customer', 400);
    return answer(createPayment(act, request, { ...confirmation, confirm }));
  };
}

function parseList({ params }: Call) {
  const page = readPage(params);
  const customer = params.string('customer');
  return ({ tx }: Act) =>
    listPage(
      '/v1/payment_intents',
      tx.all('payment_intent').filter((intent) => customer === undefined || intent.customer === customer),
      page,
    );
}

function parseRetrieve({ id, params, caller }: Call) {
  const secret = params.string('client_secret');
  return ({ tx }: Act) => view(checkSecret(find(tx, 'payment_intent', id), secret, caller), caller);
}

function parseUpdate({ id, params }: Call) {
  const currency = params.string('currency') === undefined ? undefined : readCurrency(params);
  const change = {
    currency,
    amount: params.integer('amount'),
    description: params.text('description'),
    metadata: params.metadata(),
    receiptEmail: params.text('receipt_email'),
    paymentMethod: readPaymentMethodChoice(params),
  };
  return (act: Act) => {
    const intent = find(act.tx, 'payment_intent', id);
    checkAmount(change.amount ?? intent.amount, currency ?? intent.currency);
    return updatePayment(act, intent, change);
  };
}

function parseConfirm({ id, params, caller }: Call) {
  const secret = params.string('client_secret');
  const confirmation = readConfirmation(params);
  return (act: Act) => {
    const intent = checkSecret(find(act.tx, 'payment_intent', id), secret, caller);
    return answer(confirmPayment(act, intent, confirmation), caller);
  };
}

function parseCapture({ id, params }: Call) {
  const amount = positive('amount_to_capture', params.integer('amount_to_capture'));
  return (act: Act) => capturePayment(act, find(act.tx, 'payment_intent', id), amount);
}

function parseCancel({ id, params }: Call) {
  const reason = params.oneOf('cancellation_reason', CANCELLATION_REASONS) ?? null;
  return (act: Act) => cancelPayment(act, find(act.tx, 'payment_intent', id), reason);
}

function readConfirmation(params: Params): Confirmation {
  const confirmation = {
    paymentMethod: readPaymentMethodChoice(params),
    returnUrl: params.string('return_url'),
    offSession: params.boolean('off_session'),
    errorOnRequiresAction: params.boolean('error_on_requires_action'),
  };
  // Sent by Stripe.js and by servers that hand `next_action` to it; it changes nothing here.
  params.boolean('use_stripe_sdk');
  return confirmation;
}

/** Requests have no `payment_method_types` in this version of the API: Stripe derives them from this list. */
function readAllowedTypes(params: Params): string[] | null {
  const types = params.strings('allowed_payment_method_types') ?? null;
  const foreign = types?.find((type) => type !== 'card');
  if (foreign !== undefined)
    throw invalidParam('allowed_payment_method_types', `The Stripe emulator knows cards only, not ${foreign}.`);
  return types;
}

/** A publishable key proves nothing: whoever uses it must know the intent's client secret. */
function checkSecret(
  intent: Stripe.PaymentIntent,
  secret: string | undefined,
  caller: Call['caller'],
): Stripe.PaymentIntent {
  const needed = caller === 'publishable' || secret !== undefined;
  if (needed && secret !== intent.client_secret)
    throw new StripeFailure(
      400,
      {
        type: 'invalid_request_error',
        code: 'payment_intent_invalid_parameter',
        param: 'client_secret',
        message: 'The client_secret provided does not match any associated PaymentIntent on this account.',
      },
      false,
    );
  return intent;
}

/** What a declined confirm answers is the 402, though the decline is recorded. */
function answer(intent: Stripe.PaymentIntent, caller: Call['caller'] = 'secret') {
  return intent.status === 'requires_payment_method' && intent.last_payment_error
    ? declineFailure(intent)
    : view(intent, caller);
}

/** Browsers see less: neither metadata, customer nor charges. */
function view(intent: Stripe.PaymentIntent, caller: Call['caller']): object {
  if (caller === 'secret') return intent;
  const { metadata: _, customer: _customer, latest_charge: _charge, transfer_data: _transfer, ...visible } = intent;
  return visible;
}
