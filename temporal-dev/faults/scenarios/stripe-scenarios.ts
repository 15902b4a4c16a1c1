import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultRule } from '../../stripe/faults';
import { cancel, pay, readOrder, reserve } from '../market';
import type { Scenario, Stage } from './stage';

/** One request of the payment goes wrong on Stripe's side, after it was executed. */
const afterwards =
  (act: 'confirm' | 'capture', fault: FaultRule['fault']) =>
  async ({ market, rig, order, ledger, ends, expect }: Stage): Promise<void> => {
    const bought = await order();
    await rig.stripe.arm({ path: `/v1/payment_intents/*/${act}`, fault });
    expect((await pay(market, bought))?.status === 201, 'the buyer was not told that it is paid');
    await ends(bought, 'complete');
    const { captures } = await ledger(bought.id, () => true);
    expect(captures === 1, `the buyer was charged ${captures} times`);
  };

/** Stripe, silent or saying something else than what it did. */
export const STRIPE_SCENARIOS = {
  'stripe-dead-at-prepare': {
    title: 'Stripe is dead when the order is reserved: the buyer has the ticket, and pays when Stripe is back',
    async play({ market, rig, order, ends, expect }) {
      await rig.stripe.die();
      const bought = await order();
      await sleep(2_000);
      await rig.stripe.heal();
      expect((await pay(market, bought))?.status === 201, 'the order could not be paid');
      await ends(bought, 'complete');
    },
  },
  'stripe-dead-at-expiry': {
    title: 'Stripe is dead when the window ends: the ticket stays held until Stripe says that nothing was paid',
    async play({ market, rig, rival, seller, order, held, ledger, ends, expect }) {
      const bought = await order();
      await ledger(bought.id, () => true);
      await rig.stripe.die();
      await sleep(Math.max(0, bought.expiresAtMs + 4_000 - Date.now()));
      expect((await readOrder(bought))?.status === 'awaiting-payment', 'the order ended without Stripe');
      expect((await held(bought.ticketId)).ownerId === bought.id, 'the hold ended without Stripe');
      const refused = await reserve(market, { buyer: rival, seller, ticketId: bought.ticketId });
      expect(refused === undefined, 'another buyer got a ticket that may have been paid');
      await rig.stripe.heal();
      await ends(bought, 'expired');
      const taken = await reserve(market, { buyer: rival, seller, ticketId: bought.ticketId });
      expect(taken !== undefined, 'the ticket did not come back on sale');
    },
  },
  'stripe-500-after-confirm': {
    title: 'Stripe authorizes and answers 500: the payment is read back and goes on',
    play: afterwards('confirm', { kind: 'fail-after' }),
  },
  'stripe-500-after-capture': {
    title: 'Stripe takes the money and answers 500: the buyer has the ticket, charged once',
    play: afterwards('capture', { kind: 'fail-after' }),
  },
  'stripe-drops-after-capture': {
    title: 'Stripe takes the money and cuts the connection: the buyer has the ticket, charged once',
    play: afterwards('capture', { kind: 'drop-after' }),
  },
  'stripe-hangs-on-cancel': {
    title: 'Stripe is silent when the buyer cancels: 202 until it speaks, then 200 and at once another buyer',
    async play({ market, rig, rival, order, ledger, ends, expect }) {
      const bought = await order();
      await ledger(bought.id, () => true);
      await rig.stripe.arm({ path: '/v1/payment_intents/*/cancel', fault: { kind: 'hang', ms: 10_000 } });
      expect((await cancel(market, bought)) === 200, 'the buyer could not cancel');
      const next = await rival.askOnce({ call: 'POST /api/orders', body: { ticketId: bought.ticketId } });
      expect(next?.status === 201, `the next buyer was answered ${next?.status}`);
      await ends(bought, 'buyer');
    },
  },
} satisfies Record<string, Scenario>;
