import type { LedgerLine } from '../stripe';
import type { FaultRule, WebhookRule } from '../stripe/faults';

/** What a browser with Stripe's library would call itself with. */
const PUBLISHABLE_KEY = 'pk_test_faults';

/** The emulator's hooks, and what a browser says to Stripe. */
export interface StripeControl {
  arm(rule: FaultRule): Promise<void>;
  armWebhook(rule: WebhookRule): Promise<void>;
  /** Refuses every connection, until healed. */
  die(): Promise<void>;
  /** Forgets every fault. */
  heal(): Promise<void>;
  /** The bank sends a refund back that Stripe has called succeeded. */
  takeRefundBack(paymentIntentId: string): Promise<void>;
  ledger(): Promise<LedgerLine[]>;
  /** Confirms a payment as Stripe's library does in a browser. Resolves to Stripe's status, 0 without an answer. */
  confirmInBrowser(clientSecret: string, paymentMethod: string): Promise<number>;
  /** The buyer's answer to the bank. */
  passChallenge(paymentIntentId: string): Promise<number>;
}

export function controlStripe(url: string): StripeControl {
  const send = (path: string, body: object = {}) =>
    fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  const command = async (path: string, body?: object) => {
    const { ok, status } = await send(path, body);
    if (!ok) throw new Error(`the Stripe emulator answered ${status} to ${path}`);
  };
  return {
    arm: (rule) => command('/emulator/faults', rule),
    armWebhook: (rule) => command('/emulator/faults/webhooks', rule),
    die: () => command('/emulator/dead'),
    heal: () => command('/emulator/heal'),
    takeRefundBack: (id) => command(`/emulator/payment_intents/${id}/take-refund-back`),
    async ledger() {
      const answer = await fetch(new URL('/emulator/ledger', url), { signal: AbortSignal.timeout(10_000) });
      return (await answer.json()) as LedgerLine[];
    },
    async confirmInBrowser(clientSecret, paymentMethod) {
      const [paymentIntentId] = clientSecret.split('_secret_');
      const answer = await fetch(new URL(`/v1/payment_intents/${paymentIntentId}/confirm`, url), {
        method: 'POST',
        headers: { authorization: `Bearer ${PUBLISHABLE_KEY}` },
        body: new URLSearchParams({ client_secret: clientSecret, payment_method: paymentMethod }),
        signal: AbortSignal.timeout(20_000),
      }).catch(() => undefined);
      return answer?.status ?? 0;
    },
    async passChallenge(paymentIntentId) {
      const answer = await send(`/emulator/payment_intents/${paymentIntentId}/3ds`, { outcome: 'success' }).catch(
        () => undefined,
      );
      return answer?.status ?? 0;
    },
  };
}
