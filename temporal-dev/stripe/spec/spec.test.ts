import Stripe from 'stripe';
import { errorOf, ORDER_INTENT, startEmulator, type TestEmulator } from '../test-emulator';
import { findDeviations, schemaName } from './find-deviations';

let emulator: TestEmulator;
const answers: unknown[] = [];

beforeAll(async () => {
  emulator = await startEmulator();
  await tellStory();
});
afterAll(() => emulator.close());

/** Calls the emulator and keeps what it answers, before any client library has touched it. */
const recordingFetch: typeof fetch = async (...request) => {
  const response = await fetch(...request);
  answers.push(await response.clone().json());
  return response;
};

/** Every object that the emulator knows, in every state that it can be in. */
async function tellStory(): Promise<void> {
  const { hostname, port } = new URL(emulator.url);
  const httpClient = Stripe.createFetchHttpClient(recordingFetch);
  const stripe = new Stripe('sk_test_spec', {
    host: hostname,
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    httpClient,
  });
  const customer = await stripe.customers.create({ email: 'ada@example.com', name: 'Ada', metadata: { team: 'a' } });
  const create = (params: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    stripe.paymentIntents.create({ ...ORDER_INTENT, customer: customer.id, ...params });
  const pay = (card: string, params: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    create({ payment_method: card, confirm: true, ...params });
  const challenge = (id: string, outcome: string) =>
    fetch(`${emulator.url}/emulator/payment_intents/${id}/3ds`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome }),
    });

  await create({ allowed_payment_method_types: undefined, automatic_payment_methods: { enabled: true } });
  await create({ payment_method: 'pm_card_visa' });
  for (const card of ['pm_card_visa_chargeDeclined', 'pm_card_radarBlock', 'pm_card_chargeDeclinedExpiredCard'])
    await errorOf(pay(card));
  await errorOf(pay('pm_card_authenticationRequired', { off_session: true }));
  await pay('pm_card_authenticationRequired', { return_url: 'https://shop.example/' });
  for (const outcome of ['success', 'failure']) {
    const { id } = await pay('pm_card_threeDSecure2Required');
    await challenge(id, outcome);
    await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge', 'payment_method', 'customer'] });
  }

  const { id: processing } = await create();
  emulator.faults.add({ path: '/v1/payment_intents/*/confirm', fault: { kind: 'processing' } });
  await stripe.paymentIntents.confirm(processing, { payment_method: 'pm_card_visa' });
  const { id: canceled } = await pay('pm_card_visa');
  await stripe.paymentIntents.cancel(canceled, { cancellation_reason: 'abandoned', expand: ['latest_charge'] });
  await errorOf(stripe.paymentIntents.capture(canceled));

  for (const card of ['pm_card_visa', 'pm_card_refundFail', 'pm_card_pendingRefund']) {
    const { id } = await pay(card);
    await stripe.paymentIntents.capture(id, { expand: ['latest_charge.balance_transaction'] });
    const refund = await stripe.refunds.create({ payment_intent: id, amount: 1000, expand: ['charge'] });
    await emulator.settle();
    await stripe.refunds.retrieve(refund.id, { expand: ['balance_transaction'] });
  }

  await errorOf(create({ amount: 1 }));
  await errorOf(stripe.charges.retrieve('ch_unknown'));
  await stripe.customers.retrieve(customer.id);
  await stripe.paymentIntents.list({ limit: 3 });
  const charges = await stripe.charges.list();
  await stripe.charges.retrieve(charges.data[0]!.id);
  await stripe.paymentMethods.retrieve(String(charges.data[0]!.payment_method));
  await stripe.refunds.list();
  await stripe.customers.list();
  const lines = await stripe.balanceTransactions.list();
  await stripe.balanceTransactions.retrieve(lines.data[0]!.id);
  const events = await stripe.events.list({ limit: 100 });
  for (const { id } of events.data) await stripe.events.retrieve(id);
  await payInTheBrowser(await create());
}

/** A publishable key sees less of an intent. */
async function payInTheBrowser({ id, client_secret: secret }: Stripe.PaymentIntent): Promise<void> {
  const post = (path: string, body: string) =>
    recordingFetch(`${emulator.url}/v1/${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer pk_test_spec', 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
  await post('payment_methods', 'type=card&card[number]=4242424242424242');
  await post(`payment_intents/${id}/confirm`, `client_secret=${secret}&payment_method=pm_card_visa`);
}

const answersOf = (name: string) => answers.filter((body) => schemaName(body) === name);

it.each([
  'payment_intent',
  'charge',
  'refund',
  'customer',
  'payment_method',
  'balance_transaction',
  'event',
  'error',
  'list:payment_intents',
  'list:charges',
  'list:refunds',
  'list:customers',
  'list:balance_transactions',
  'list:events',
])('answers %s as Stripe specifies it', (name) => {
  const bodies = answersOf(name);
  expect(bodies).not.toEqual([]);
  expect([...new Set(bodies.flatMap(findDeviations))]).toEqual([]);
});

it('has looked at every status', () => {
  const statusesOf = (name: string) => [...new Set(answersOf(name).map((body) => (body as { status: string }).status))];
  expect(statusesOf('payment_intent').sort()).toEqual([
    'canceled',
    'processing',
    'requires_action',
    'requires_capture',
    'requires_confirmation',
    'requires_payment_method',
    'succeeded',
  ]);
  expect(statusesOf('refund').sort()).toEqual(['failed', 'pending', 'succeeded']);
});

describe('a planted mistake is found', () => {
  const captured = () => {
    const bodies = answersOf('payment_intent') as { status: string; latest_charge: Partial<Stripe.Charge> | string }[];
    const found = bodies.find(
      ({ status, latest_charge: charge }) => status === 'succeeded' && typeof charge === 'object',
    );
    return structuredClone(found) as { amount: number; status: string; latest_charge: Partial<Stripe.Charge> };
  };

  it('a missing member', () => {
    const intent = captured();
    delete intent.latest_charge.amount_captured;
    expect(findDeviations(intent).join()).toContain("must have required property 'amount_captured'");
  });

  it('a member that does not exist', () => {
    const intent = { ...captured(), colour: 'red' };
    expect(findDeviations(intent).join()).toContain('{"additionalProperty":"colour"}');
  });

  it('a value that does not exist', () => {
    const intent = { ...captured(), status: 'paid' };
    expect(findDeviations(intent).join()).toContain('payment_intent/status must be equal to one of the allowed values');
  });

  it('a text where a number belongs', () => {
    const intent = { ...captured(), amount: '4500' };
    expect(findDeviations(intent).join()).toContain('payment_intent/amount must be integer');
  });

  it('in the object of an event', () => {
    const event = structuredClone(answersOf('event')[0]) as { data: { object: { id?: string } } };
    delete event.data.object.id;
    expect(findDeviations(event).join()).toContain("must have required property 'id'");
  });

  it('an object that Stripe does not have', () => {
    expect(findDeviations({ object: 'ticket' })).toEqual(['ticket: the specification does not know it']);
  });
});
