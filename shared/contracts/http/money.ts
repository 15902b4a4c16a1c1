import { z } from 'zod';
import { CURRENCIES, CURRENCY_CODES, isCurrency, type Money } from '../money';

/** Accepts any case of the code, returns lower case; the amount is an integer within the currency's bounds. */
export const moneySchema = z
  .object({
    amount: z.int({
      error: ({ input }) => (input === undefined ? undefined : 'must be a whole number of minor units'),
    }),
    currency: z
      .string()
      .transform((code) => code.toLowerCase())
      .pipe(z.enum(CURRENCY_CODES, { error: 'is not a currency we sell in' })),
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
  }) satisfies z.ZodType<Money>;
