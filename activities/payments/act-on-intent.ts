import StripeClient from 'stripe';
import type { Stripe } from '../../shared/infra/stripe';
import { retryableFailure } from '../failures';

/** Stripe said no and will say no again: wrong or missing parameters, or a state that does not allow it. */
export const isRefusedByStripe = (error: unknown): error is Stripe.errors.StripeInvalidRequestError =>
  error instanceof StripeClient.errors.StripeInvalidRequestError;

export const isDeclinedByCard = (error: unknown): error is Stripe.errors.StripeCardError =>
  error instanceof StripeClient.errors.StripeCardError;

const isReplay = (headers: Record<string, string> | undefined): boolean => headers?.['idempotent-replayed'] === 'true';

/** Stripe stores a 500 under its idempotency key too, and replays it for about a day. */
const isReplayedFault = (error: unknown): boolean =>
  error instanceof StripeClient.errors.StripeError && (error.statusCode ?? 0) >= 500 && isReplay(error.headers);

/**
 * Sends one request under an idempotency key and judges it by the object's state, never by the key alone: after any
 * error but a card's decline the PaymentIntent is read back, and when it `isDone` that is the answer; so it is when the
 * answer only replays how things once stood. A key that only replays an old fault is left for its next generation. Other
 * faults are thrown: Temporal asks again with the same key.
 */
export async function actOnIntent(
  stripe: Stripe,
  request: {
    paymentIntentId: string;
    key: string;
    send: (idempotencyKey: string) => Promise<Stripe.Response<Stripe.PaymentIntent>>;
    isDone: (intent: Stripe.PaymentIntent) => boolean;
  },
): Promise<Stripe.PaymentIntent> {
  for (let generation = 0; ; generation++) {
    try {
      const answer = await request.send(keyOf(request.key, generation));
      if (!isReplay(answer.lastResponse.headers)) return answer;
      return await stripe.paymentIntents.retrieve(request.paymentIntentId);
    } catch (error) {
      if (isDeclinedByCard(error)) throw error;
      const intent = await stripe.paymentIntents.retrieve(request.paymentIntentId);
      if (request.isDone(intent)) return intent;
      if (!isReplayedFault(error)) throw error;
    }
  }
}

/**
 * Like actOnIntent for what creates an object: there is nothing to read back by its id, so before a key's next
 * generation `find` looks whether the request that ended in a fault has made it after all.
 */
export async function createUnderKey<T>(
  key: string,
  send: (idempotencyKey: string) => Promise<T>,
  find: () => Promise<T | undefined> = async () => undefined,
): Promise<T> {
  for (let generation = 0; ; generation++) {
    try {
      return await send(keyOf(key, generation));
    } catch (error) {
      if (!isReplayedFault(error)) throw error;
      const made = await find();
      if (made) return made;
    }
  }
}

const keyOf = (key: string, generation: number): string => (generation === 0 ? key : `${key}:g${generation}`);

/** `processing` is no answer yet. */
export const stillProcessing = (paymentIntentId: string) =>
  retryableFailure('PaymentProcessing', `${paymentIntentId} is still being processed`);
