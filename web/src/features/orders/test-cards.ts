export interface TestCard {
  /** Stripe's PaymentMethod id. */
  id: string;
  label: string;
  effect: string;
}

/** Stripe's test cards (https://docs.stripe.com/testing), for a platform without a publishable key. */
export const TEST_CARDS: [TestCard, ...TestCard[]] = [
  { id: 'pm_card_visa', label: 'Visa •••• 4242', effect: 'succeeds' },
  { id: 'pm_card_mastercard', label: 'Mastercard •••• 4444', effect: 'succeeds' },
  {
    id: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    label: 'Visa •••• 9995',
    effect: 'is declined: insufficient funds; another card may work',
  },
  { id: 'pm_card_visa_chargeDeclined', label: 'Visa •••• 0002', effect: 'is declined; another card may work' },
  {
    id: 'pm_card_visa_chargeDeclinedStolenCard',
    label: 'Visa •••• 9979',
    effect: 'is stolen: the order is cancelled at once',
  },
];
