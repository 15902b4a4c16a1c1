import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { newId } from '../ids';
import { type TestCardName, testCard } from '../test-cards';

const NO_ADDRESS: Stripe.Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

export const noBillingDetails = (): Stripe.PaymentMethod.BillingDetails => ({
  address: { ...NO_ADDRESS },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
});

/** The year in which a test card expires: always the next one. */
const expiryYear = (created: number): number => new Date(created * 1000).getUTCFullYear() + 1;

/** A new PaymentMethod for a test card, as Stripe makes one each time that `pm_card_visa` is used. */
export function buildPaymentMethod(name: TestCardName, created: number): Stripe.PaymentMethod {
  const card = testCard(name);
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: noBillingDetails(),
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: 8,
      exp_year: expiryYear(created),
      fingerprint: createHash('sha256').update(card.number).digest('base64url').slice(0, 16),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}
