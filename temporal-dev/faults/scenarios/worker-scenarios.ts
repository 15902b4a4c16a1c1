import { setTimeout as sleep } from 'node:timers/promises';
import { cancel, pay, reserve } from '../market';
import { isAuthorized, isCaptured, type Scenario } from './stage';

const CONFIRM = '/v1/payment_intents/*/confirm';
const CAPTURE = '/v1/payment_intents/*/capture';

/** Stripe has done it and says so only later: the moment in which a caller can be lost. */
const LATE = { kind: 'late-answer', ms: 4_000 } as const;

const ZOMBIES = 6;
/** Until those who wake up have done what they were about to do. */
const WAKING_MS = 1_000;

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
    title: 'stopped workers wake up when their holds were released and taken by another: they do nothing to those',
    async play({ market, rig, seller, rival, ticket, order, held, ends, expect }) {
      // Several at once, so that some are stopped just after the lock and before they look whether they still may.
      const tickets = await Promise.all(Array.from({ length: ZOMBIES }, ticket));
      const reserving = tickets.map(order);
      await Promise.race(tickets.map(held));
      const resume = await rig.pause('workers');
      try {
        await rig.startOtherWorkers();
        const taken = await Promise.all(
          reserving.map(async (reserved) => {
            const first = await reserved;
            expect((await cancel(market, first)) === 200, 'a buyer could not cancel');
            return { first, second: await reserve(market, { buyer: rival, seller, ticketId: first.ticketId }) };
          }),
        );
        resume();
        await sleep(WAKING_MS);
        for (const { first, second } of taken) {
          await ends(first, 'buyer');
          if (!second) return expect(false, 'the next buyer was refused');
          await pay(market, second);
          await ends(second, 'complete');
        }
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
