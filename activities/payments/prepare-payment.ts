import { ErrorType } from '../../shared/contracts/errors';
import type { Money } from '../../shared/contracts/money';
import { stripeKeyPrefix } from '../../shared/contracts/payments';
import type { PaymentDocument } from '../../shared/infra/models/payments';
import { isDuplicateKey } from '../../shared/infra/mongo';
import type { Stripe } from '../../shared/infra/stripe';
import type { ActivityDependencies } from '../dependencies';
import { permanentFailure } from '../failures';
import { createUnderKey, isRefusedByStripe } from './act-on-intent';

export interface PreparePaymentInput {
  orderId: string;
  ticketId: string;
  buyerId: string;
  title: string;
  price: Money;
  /** When the order asked first, in milliseconds since the epoch. Stripe forgets keys after a day. */
  firstAskedMs: number;
}

/** Stripe prunes idempotency keys after at least 24 hours; from here on the list of PaymentIntents is read first. */
const KEYS_ARE_RELIABLE_MS = 20 * 3600_000;

/**
 * Makes the one PaymentIntent of an order: card only, captured later. Returns its id. Key: orderId.
 * Undone by closePayment. Throws PaymentRefused, for good, when Stripe will not have it.
 */
export async function preparePayment(
  { models, stripe }: ActivityDependencies,
  input: PreparePaymentInput,
): Promise<{ paymentIntentId: string }> {
  const { orderId, buyerId, price } = input;
  const findKnown = () => models.payments.findOne({ orderId }, { _id: 1 }).lean<{ _id: string }>();
  const known = await findKnown();
  if (known) return { paymentIntentId: known._id };

  // Stripe may have forgotten the key: then an earlier attempt's PaymentIntent is found in its list only.
  const forgotten = Date.now() - input.firstAskedMs >= KEYS_ARE_RELIABLE_MS && (await findIntent(stripe, input));
  const intent = forgotten || (await createIntent(stripe, input));
  const now = new Date();
  const payment: PaymentDocument = {
    _id: intent.id,
    orderId,
    buyerId,
    ...price,
    status: 'pending',
    version: 0,
    changeId: 'prepare',
    history: [],
    createdAt: now,
    updatedAt: now,
  };
  try {
    await models.payments.create([payment]);
    return { paymentIntentId: intent.id };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // What is recorded counts: another attempt has come first, and nobody will ever pay what is not recorded.
    return { paymentIntentId: (await findKnown())?._id ?? intent.id };
  }
}

async function createIntent(stripe: Stripe, input: PreparePaymentInput): Promise<Stripe.PaymentIntent> {
  const { orderId, ticketId, title, price } = input;
  try {
    return await createUnderKey<Stripe.PaymentIntent>(
      `${stripeKeyPrefix(orderId)}prepare`,
      (idempotencyKey) =>
        stripe.paymentIntents.create(
          {
            amount: price.amount,
            currency: price.currency,
            capture_method: 'manual',
            allowed_payment_method_types: ['card'],
            description: title,
            metadata: { orderId, ticketId },
          },
          { idempotencyKey },
        ),
      () => findIntent(stripe, input),
    );
  } catch (error) {
    if (isRefusedByStripe(error)) throw permanentFailure(ErrorType.PaymentRefused, error.message, { code: error.code });
    throw error;
  }
}

/** The PaymentIntent that an earlier attempt may have made. */
async function findIntent(
  stripe: Stripe,
  { orderId, firstAskedMs }: PreparePaymentInput,
): Promise<Stripe.PaymentIntent | undefined> {
  const since = Math.floor(firstAskedMs / 1000) - 60;
  for await (const intent of stripe.paymentIntents.list({ created: { gte: since }, limit: 100 }))
    if (intent.metadata.orderId === orderId) return intent;
  return undefined;
}
