import { CURRENCIES, type Money } from '../../../../shared/contracts/money';

/** "$45.00", "¥9,800": the amount as people read it. */
export function formatPrice({ amount, currency }: Money): string {
  const { decimals } = CURRENCIES[currency];
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount / 10 ** decimals);
}
