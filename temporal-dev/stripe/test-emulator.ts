import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import { createStripe } from '../../shared/infra/stripe';
import { createStripeEmulator, type StripeEmulator, type StripeEmulatorOptions } from './index';

export const WEBHOOK_SECRET = 'whsec_test';

export interface TestEmulator extends StripeEmulator {
  url: string;
  stripe: Stripe;
}

/** An emulator on a free port, and Stripe's own client for it. */
export async function startEmulator(options: Partial<StripeEmulatorOptions> = {}): Promise<TestEmulator> {
  const emulator = createStripeEmulator({ webhookSecret: WEBHOOK_SECRET, ...options });
  const url = await emulator.listen(0);
  return { ...emulator, url, stripe: createStripe({ STRIPE_KEY: 'sk_test_emulator', STRIPE_API_URL: url }) };
}

/** The parameters of an order's intent. */
export const ORDER_INTENT = {
  amount: 4500,
  currency: 'usd',
  capture_method: 'manual',
  allowed_payment_method_types: ['card'],
  metadata: { orderId: 'o1' },
} satisfies Stripe.PaymentIntentCreateParams;

/** An intent that was confirmed with this test payment method. */
export const payWith = (
  stripe: Stripe,
  paymentMethod: string,
  params: Partial<Stripe.PaymentIntentCreateParams> = {},
) => stripe.paymentIntents.create({ ...ORDER_INTENT, payment_method: paymentMethod, confirm: true, ...params });

/** A captured intent. */
export async function buyWith(stripe: Stripe, paymentMethod: string): Promise<Stripe.PaymentIntent> {
  const { id } = await payWith(stripe, paymentMethod);
  return stripe.paymentIntents.capture(id);
}

/** The error that a call to Stripe ends with. Throws when it succeeds. */
export async function errorOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw new Error(`expected an error of Stripe's, got ${String(error)}`);
}

/** Asks until `check` finds something. Jest's own time limit ends a wait that is in vain. */
export async function eventually<T>(check: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await check();
    if (found) return found;
    await sleep(10);
  }
}

export interface WebhookReceiver {
  url: string;
  /** Every event that was sent with a valid signature, in the order of arrival. */
  events: Stripe.Event[];
  /** Requests whose signature was wrong. */
  forged: number;
  /** Answers this to the next requests, in order; then 200. */
  answers: number[];
  close(): Promise<void>;
}

/** A webhook endpoint that checks signatures as the real one does. */
export async function receiveWebhooks(port = 0): Promise<WebhookReceiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      try {
        const signature = request.headers['stripe-signature'] ?? '';
        receiver.events.push(Stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, WEBHOOK_SECRET));
      } catch {
        receiver.forged += 1;
      }
      response.writeHead(receiver.answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    events: [],
    forged: 0,
    answers: [],
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return receiver;
}
