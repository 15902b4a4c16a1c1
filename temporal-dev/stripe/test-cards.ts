/** Stripe's test cards (https://docs.stripe.com/testing), by the name after `pm_card_`. */

export interface CardDecline {
  code: 'card_declined' | 'expired_card' | 'incorrect_cvc' | 'incorrect_number' | 'processing_error';
  declineCode: string;
  message: string;
  param?: string;
  /** Stripe Radar refused: the issuer never saw the charge. */
  blocked?: true;
}

export interface TestCard {
  brand: 'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay';
  funding: 'credit' | 'debit' | 'prepaid';
  number: string;
  /** The buyer must pass a 3-D Secure challenge first. */
  authentication?: 'required';
  decline?: CardDecline;
  refund?: 'pending' | 'fails';
}

const visa = (number: string, behaviour: Pick<TestCard, 'authentication' | 'decline' | 'refund'> = {}): TestCard => ({
  brand: 'visa',
  funding: 'credit',
  number,
  ...behaviour,
});

const declined = (declineCode: string, message = 'Your card was declined.'): CardDecline => ({
  code: 'card_declined',
  declineCode,
  message,
});

const insufficientFunds = declined('insufficient_funds', 'Your card has insufficient funds.');
const velocity = declined(
  'card_velocity_exceeded',
  'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
);

const expired: CardDecline = {
  code: 'expired_card',
  declineCode: 'expired_card',
  message: 'Your card has expired.',
  param: 'exp_month',
};
const incorrectCvc: CardDecline = {
  code: 'incorrect_cvc',
  declineCode: 'incorrect_cvc',
  message: "Your card's security code is incorrect.",
  param: 'cvc',
};
const processingError: CardDecline = {
  code: 'processing_error',
  declineCode: 'processing_error',
  message: 'An error occurred while processing your card. Try again in a little bit.',
};

export const TEST_CARDS = {
  visa: visa('4242424242424242'),
  visa_debit: { brand: 'visa', funding: 'debit', number: '4000056655665556' },
  mastercard: { brand: 'mastercard', funding: 'credit', number: '5555555555554444' },
  mastercard_debit: { brand: 'mastercard', funding: 'debit', number: '5200828282828210' },
  mastercard_prepaid: { brand: 'mastercard', funding: 'prepaid', number: '5105105105105100' },
  amex: { brand: 'amex', funding: 'credit', number: '378282246310005' },
  discover: { brand: 'discover', funding: 'credit', number: '6011111111111117' },
  diners: { brand: 'diners', funding: 'credit', number: '3056930009020004' },
  jcb: { brand: 'jcb', funding: 'credit', number: '3566002020360505' },
  unionpay: { brand: 'unionpay', funding: 'credit', number: '6200000000000005' },
  bypassPending: visa('4000000000000077'),

  visa_chargeDeclined: visa('4000000000000002', { decline: declined('generic_decline') }),
  visa_chargeDeclinedInsufficientFunds: visa('4000000000009995', { decline: insufficientFunds }),
  visa_chargeDeclinedLostCard: visa('4000000000009987', { decline: declined('lost_card') }),
  visa_chargeDeclinedStolenCard: visa('4000000000009979', { decline: declined('stolen_card') }),
  visa_chargeDeclinedVelocityLimitExceeded: visa('4000000000006975', { decline: velocity }),
  chargeDeclined: visa('4000000000000002', { decline: declined('generic_decline') }),
  chargeDeclinedInsufficientFunds: visa('4000000000009995', { decline: insufficientFunds }),
  chargeDeclinedExpiredCard: visa('4000000000000069', { decline: expired }),
  chargeDeclinedIncorrectCvc: visa('4000000000000127', { decline: incorrectCvc }),
  chargeDeclinedProcessingError: visa('4000000000000119', { decline: processingError }),
  chargeDeclinedFraudulent: visa('4100000000000019', { decline: { ...declined('fraudulent'), blocked: true } }),
  radarBlock: visa('4100000000000019', { decline: { ...declined('fraudulent'), blocked: true } }),
  chargeCustomerFail: visa('4000000000000341', { decline: declined('generic_decline') }),

  authenticationRequired: visa('4000002760003184', { authentication: 'required' }),
  threeDSecure2Required: visa('4000000000003220', { authentication: 'required' }),
  threeDSecureRequired: visa('4000000000003063', { authentication: 'required' }),
  threeDSecureOptional: visa('4000000000003055'),
  threeDSecureRequiredChargeDeclined: visa('4000008400001629', {
    authentication: 'required',
    decline: declined('generic_decline'),
  }),
  authenticationRequiredChargeDeclinedInsufficientFunds: visa('4000008260003178', {
    authentication: 'required',
    decline: insufficientFunds,
  }),

  pendingRefund: visa('4000000000007726', { refund: 'pending' }),
  refundFail: visa('4000000000005126', { refund: 'fails' }),
} as const satisfies Record<string, TestCard>;

export type TestCardName = keyof typeof TEST_CARDS;

const isTestCardName = (name: string): name is TestCardName => Object.hasOwn(TEST_CARDS, name);

export const testCard = (name: TestCardName): TestCard => TEST_CARDS[name];

/** The card that `pm_card_visa` or `tok_visa` stands for. */
export function testCardName(id: string): TestCardName | undefined {
  const name = /^(?:pm_card|tok)_(\w+)$/.exec(id)?.[1];
  return name !== undefined && isTestCardName(name) ? name : undefined;
}

/** The test card with this number. */
export const testCardOfNumber = (number: string): TestCardName | undefined =>
  Object.keys(TEST_CARDS)
    .filter(isTestCardName)
    .find((name) => TEST_CARDS[name].number === number);
