export interface TestCard {
  /** Stripe's PaymentMethod id. */
  id: string;
  label: string;
  effect: string;
}

/** Stripe's test cards (https://docs.stripe.com/testing), for a platform without a publishable key. */
export const TEST_CARDS: [TestCard, ...TestCard[]] = [
  { id: 'pm_card_visa', label: 'Visa •••• 4242', effect: 'Approved' },
  { id: 'pm_card_mastercard', label: 'Mastercard •••• 4444', effect: 'Approved' },
  {
    id: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    label: 'Visa •••• 9995',
    effect: 'Insufficient funds: you can try another card',
  },
  { id: 'pm_card_visa_chargeDeclined', label: 'Visa •••• 0002', effect: 'Declined: you can try another card' },
  {
    id: 'pm_card_visa_chargeDeclinedStolenCard',
    label: 'Visa •••• 9979',
    effect: 'Stolen card: cancels the order at once',
  },
];
