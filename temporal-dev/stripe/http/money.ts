import { CURRENCIES, CURRENCY_CODES, formatMoney, isCurrency } from '../../../shared/contracts/money';
import { invalidParam } from '../errors';
import type { Params } from './params';

/** `currency`, in lower case. */
export function readCurrency(params: Params): string {
  const currency = params.required('currency', params.string('currency')).toLowerCase();
  if (!isCurrency(currency))
    throw invalidParam(
      'currency',
      `Invalid currency: ${currency}. Stripe currently supports these currencies: ${CURRENCY_CODES.join(', ')}`,
    );
  return currency;
}

/** Refuses zero and less. */
export function positive<T extends number | undefined>(param: string, value: T): T {
  if (value !== undefined && value < 1)
    throw invalidParam(param, 'This value must be greater than or equal to 1.', 'parameter_invalid_integer');
  return value;
}

/** Refuses amounts outside the currency's bounds. */
export function checkAmount(amount: number, currency: string): number {
  positive('amount', amount);
  if (!isCurrency(currency)) return amount;
  const { minMinor, maxMinor } = CURRENCIES[currency];
  const bound = (amountMinor: number) => formatMoney({ amount: amountMinor, currency });
  if (amount < minMinor) throw invalidParam('amount', `Amount must be at least ${bound(minMinor)}`, 'amount_too_small');
  if (amount > maxMinor)
    throw invalidParam('amount', `Amount must be no more than ${bound(maxMinor)}`, 'amount_too_large');
  return amount;
}
