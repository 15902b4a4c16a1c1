/**
 * Money is an integer in the currency's minor unit plus its lower-case ISO 4217 code.
 * The bounds per currency are Stripe's minimum and maximum charge amounts
 * (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).
 */
export interface Money {
  /** In minor units: cents for usd, yen for jpy. */
  amount: number;
  /** Lower-case ISO 4217 code. */
  currency: Currency;
}

interface CurrencyRule {
  /** Digits after the decimal point when shown to people. */
  decimals: 0 | 2;
  minMinor: number;
  maxMinor: number;
}

/** Stripe accepts at most eight digits for these currencies. */
const MAX_MINOR = 99_999_999;

const rule = (minMinor: number, decimals: 0 | 2 = 2): CurrencyRule => ({ decimals, minMinor, maxMinor: MAX_MINOR });

export const CURRENCIES = {
  aed: rule(200),
  aud: rule(50),
  bgn: rule(100),
  brl: rule(50),
  cad: rule(50),
  chf: rule(50),
  czk: rule(1500),
  dkk: rule(250),
  eur: rule(50),
  gbp: rule(30),
  hkd: rule(400),
  huf: rule(17_500),
  inr: rule(50),
  jpy: rule(50, 0),
  mxn: rule(1000),
  myr: rule(200),
  nok: rule(300),
  nzd: rule(50),
  pln: rule(200),
  ron: rule(200),
  sek: rule(300),
  sgd: rule(50),
  thb: rule(1000),
  usd: rule(50),
} as const satisfies Record<string, CurrencyRule>;

export type Currency = keyof typeof CURRENCIES;

export const CURRENCY_CODES = Object.keys(CURRENCIES) as [Currency, ...Currency[]];

export const isCurrency = (code: string): code is Currency => Object.hasOwn(CURRENCIES, code);

/** "45.00 USD": a plain form for logs, workflow summaries and mails. Screens use Intl instead. */
export function formatMoney({ amount, currency }: Money): string {
  const { decimals } = CURRENCIES[currency];
  return `${(amount / 10 ** decimals).toFixed(decimals)} ${currency.toUpperCase()}`;
}
