import { z } from 'zod';
import { CURRENCIES, CURRENCY_CODES, isCurrency, type Money } from '../money';

const rules = Object.values(CURRENCIES);
const LEAST = Math.min(...rules.map(({ minMinor }) => minMinor));
const MOST = Math.max(...rules.map(({ maxMinor }) => maxMinor));

/** How OpenAPI says that each currency has a minimum of its own. */
const MINIMA = [...new Set(rules.map(({ minMinor }) => minMinor))]
  .filter((minimum) => minimum > LEAST)
  .map((minimum) => ({
    if: { properties: { currency: { enum: CURRENCY_CODES.filter((code) => CURRENCIES[code].minMinor === minimum) } } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { properties: { amount: { minimum } } },
  }));

/** Accepts any case of the code, returns lower case; the amount is an integer within the currency's bounds. */
export const moneySchema = z
  .object({
    amount: z
      .int({ error: ({ input }) => (input === undefined ? undefined : 'must be a whole number of minor units') })
      .meta({
        description:
          'In minor units: 4500 is 45.00 in usd, and 4500 yen in jpy. Each currency has a minimum of its own.',
        minimum: LEAST,
        maximum: MOST,
      }),
    currency: z
      .string()
      .transform((code) => code.toLowerCase())
      .pipe(z.enum(CURRENCY_CODES, { error: 'is not a currency we sell in' }))
      .meta({ description: 'ISO 4217 code; any case is accepted.', enum: CURRENCY_CODES }),
  })
  .superRefine(({ amount, currency }, context) => {
    if (!isCurrency(currency)) return;
    const { minMinor, maxMinor } = CURRENCIES[currency];
    if (amount < minMinor || amount > maxMinor)
      context.addIssue({
        code: 'custom',
        path: ['amount'],
        message: `must be from ${minMinor} to ${maxMinor} in ${currency}`,
      });
  })
  .meta({ id: 'MoneyInput', allOf: MINIMA }) satisfies z.ZodType<Money>;

/** Money as it is answered. */
export const moneyAnswerSchema = z
  .object({
    amount: z.int().describe('In minor units: 4500 is 45.00 in usd, and 4500 yen in jpy.'),
    currency: z.enum(CURRENCY_CODES).describe('ISO 4217 code in lower case.'),
  })
  .meta({ id: 'Money' }) satisfies z.ZodType<Money>;
