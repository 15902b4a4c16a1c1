import type { Messages } from '../../../shared/i18n/messages/en';

type CardTexts = Messages['checkout'];

export interface TestCard {
  /** Stripe's PaymentMethod id. */
  id: string;
  brand: 'Visa' | 'Mastercard';
  /** Of the card's number, which tells it from the others. */
  lastDigits: string;
  effect: keyof CardTexts['cards'];
}

interface CardGroup {
  name: keyof CardTexts['groups'];
  cards: TestCard[];
}

const card = (brand: TestCard['brand'], lastDigits: string, name: string, effect: TestCard['effect']): TestCard => ({
  id: `pm_card_${name}`,
  brand,
  lastDigits,
  effect,
});

/** Stripe's test cards (https://docs.stripe.com/testing), for a platform without a publishable key. */
export const TEST_CARDS: CardGroup[] = [
  {
    name: 'works',
    cards: [card('Visa', '4242', 'visa', 'approved'), card('Mastercard', '4444', 'mastercard', 'approved')],
  },
  {
    name: 'confirm',
    cards: [
      card('Visa', '3220', 'threeDSecure2Required', 'challenge'),
      card('Visa', '1629', 'threeDSecureRequiredChargeDeclined', 'challengeDeclined'),
    ],
  },
  {
    name: 'declines',
    cards: [
      card('Visa', '9995', 'visa_chargeDeclinedInsufficientFunds', 'insufficientFunds'),
      card('Visa', '0002', 'visa_chargeDeclined', 'declined'),
      card('Visa', '0069', 'chargeDeclinedExpiredCard', 'expired'),
      card('Visa', '0127', 'chargeDeclinedIncorrectCvc', 'wrongCode'),
      card('Visa', '9979', 'visa_chargeDeclinedStolenCard', 'stolen'),
    ],
  },
];

export const FIRST_CARD = 'pm_card_visa';
