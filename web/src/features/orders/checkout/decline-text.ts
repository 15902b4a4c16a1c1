import { ProblemError } from '../../../../../shared/contracts/client/body-of';
import type { Messages } from '../../../shared/i18n/messages/en';
import { problemText } from '../../../shared/i18n/problem-text';

const PAYMENT_REQUIRED = 402;

/** What a bank's refusal means, in the visitor's language; undefined for an error that is none. */
export function declineText(t: Messages, error: unknown): string | undefined {
  if (!(error instanceof ProblemError) || error.problem.status !== PAYMENT_REQUIRED) return undefined;
  const { code } = error.problem;
  const texts: Record<string, string> = t.checkout.declines;
  return (code !== undefined && Object.hasOwn(texts, code) ? texts[code] : undefined) ?? t.checkout.declines.other;
}

/** What to say of any failed attempt to pay. */
export function paymentFailureText(t: Messages, error: unknown): string {
  const decline = declineText(t, error);
  if (decline) return decline;
  return error instanceof ProblemError ? problemText(t, error.problem) : t.failure.unexplained;
}
