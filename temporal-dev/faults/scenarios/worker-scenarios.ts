import { cancel, pay, reserve } from '../market';
import { isAuthorized, isCaptured, type Scenario } from './stage';

const CONFIRM = '/v1/payment_intents/*/confirm';
const CAPTURE = '/v1/payment_intents/*/capture';

/** Stripe has done it and says so only later: the moment in which a caller can be lost. */
const LATE = { kind: 'late-answer', ms: 4_000 } as const;

/** Workers and API: our own processes. */
export const WORKER_SCENARIOS = {
  'worker-killed-after-capture': {
    title: 'the worker dies between taking the money and hearing of it: the ticket is sold, charged once',
    async play({ market, rig, order, ledger, ends, expect }) {
      const bought = await order();
      await rig.stripe.arm({ path: CAPTURE, fault: LATE });
      const paying = pay(market, bought);
      await ledger(bought.id, isCaptured);
      await rig.kill('workers');
      expect((await paying)?.status === 201, 'the buyer was not told that it is paid');
      await ends(bought, 'complete');
    },
  },
  'worker-killed-during-hold': {
    title: 'the worker dies as it takes the lock: the hold is found again by its owner',
    async play({ market, rig, ticket, order, held, ends }) {
      const ticketId = await ticket();
      const reserving = order(ticketId);
      await held(ticketId);
      await rig.kill('workers');
      const bought = await reserving;
      await pay(market, bought);
      await ends(bought, 'complete');
    },
  },
  'worker-stopped-while-holding': {
    title: 'a stopped worker wakes up when its hold was released and taken by another: it does nothing to it',
    async play({ market, rig, seller, rival, ticket, order, held, ends, expect }) {
      const ticketId = await ticket();
      const reserving = order(ticketId);
      await held(ticketId);
      const resume = await rig.pause('workers');
      try {
        await rig.startOtherWorkers();
        const first = await reserving;
        expect((await cancel(market, first)) === 200, 'the first buyer could not cancel');
        const second = await reserve(market, { buyer: rival, seller, ticketId });
        if (!second) return expect(false, 'the second buyer was refused');
        resume();
        await pay(market, second);
        await ends(first, 'buyer');
        await ends(second, 'complete');
      } finally {
        resume();
        await rig.stopOtherWorkers();
      }
    },
  },
  'api-killed-after-reserve': {
    title: 'the API dies before it has answered: asking again under the same key leads to the same order',
    async play({ market, rig, ticket, order, held, ends, expect }) {
      const ticketId = await ticket();
      const reserving = order(ticketId);
      const { ownerId } = await held(ticketId);
      await rig.kill('api');
      const bought = await reserving;
      expect(bought.id === ownerId, `order ${ownerId} holds the ticket, and the buyer was given ${bought.id}`);
      await pay(market, bought);
      await ends(bought, 'complete');
    },
  },
  'api-killed-during-payment': {
    title: 'the API dies while the payment is made: asking again hears its outcome, charged once',
    async play({ market, rig, order, ledger, ends, expect }) {
      const bought = await order();
      await rig.stripe.arm({ path: CONFIRM, fault: LATE });
      const paying = pay(market, bought);
      await ledger(bought.id, isAuthorized);
      await rig.kill('api');
      expect((await paying)?.status === 201, 'the buyer was not told that it is paid');
      await ends(bought, 'complete');
    },
  },
} satisfies Record<string, Scenario>;
