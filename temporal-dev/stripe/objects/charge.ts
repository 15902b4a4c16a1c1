import type Stripe from 'stripe';
import { newId, randomText } from '../ids';
import type { CardDecline } from '../test-cards';
import { noBillingDetails } from './payment-method';

/** Visa and others keep an authorization for seven days; then Stripe lets it go. */
export const AUTHORIZATION_S = 7 * 24 * 3600;

export interface NewCharge {
  intent: Stripe.PaymentIntent;
  paymentMethod: Stripe.PaymentMethod;
  /** Set when the charge failed. */
  decline?: CardDecline;
  /** The buyer passed a 3-D Secure challenge. */
  authenticated: boolean;
  created: number;
}

/** An authorized, not yet captured charge, or a failed one. */
export function buildCharge({ intent, paymentMethod, decline, authenticated, created }: NewCharge): Stripe.Charge {
  return {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: noBillingDetails(),
    calculated_statement_descriptor: decline ? null : 'TICKETING',
    captured: false,
    created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: decline ? declinedOutcome(decline) : authorizedOutcome(),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: paymentMethod.id,
    payment_method_details: {
      type: 'card',
      card: cardDetails({ paymentMethod, amount: intent.amount, authenticated, created, declined: !!decline }),
    },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
}

const authorizedOutcome = (): Stripe.Charge.Outcome => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'normal',
  risk_score: 12,
  seller_message: 'Payment complete.',
  type: 'authorized',
});

const declinedOutcome = (decline: CardDecline): Stripe.Charge.Outcome => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: decline.blocked ? 'not_sent_to_network' : 'declined_by_network',
  reason: decline.blocked ? 'highest_risk_level' : decline.declineCode,
  risk_level: decline.blocked ? 'highest' : 'normal',
  risk_score: decline.blocked ? 95 : 12,
  seller_message: decline.blocked
    ? 'Stripe blocked this payment as too risky.'
    : `The bank returned the decline code \`${decline.declineCode}\`.`,
  type: decline.blocked ? 'blocked' : 'issuer_declined',
});

function cardDetails(request: {
  paymentMethod: Stripe.PaymentMethod;
  amount: number;
  authenticated: boolean;
  created: number;
  declined: boolean;
}): Stripe.Charge.PaymentMethodDetails.Card | undefined {
  const card = request.paymentMethod.card;
  if (!card) return undefined;
  return {
    amount_authorized: request.declined ? null : request.amount,
    authorization_code: request.declined ? null : randomText(6).toUpperCase(),
    brand: card.brand,
    ...(!request.declined && { capture_before: request.created + AUTHORIZATION_S }),
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: card.country,
    electronic_commerce_indicator: request.authenticated ? '05' : null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint,
    funding: card.funding,
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: request.authenticated
      ? {
          authentication_flow: 'challenge',
          electronic_commerce_indicator: '05',
          exemption_indicator: null,
          result: 'authenticated',
          result_reason: null,
          transaction_id: null,
          version: '2.2.0',
        }
      : null,
    transaction_link_id: null,
    wallet: null,
  };
}
